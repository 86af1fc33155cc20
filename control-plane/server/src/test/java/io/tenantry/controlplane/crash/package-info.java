/**
 * The proof of what the engine promises, for every plan that is not one of a tenant's life (which
 * {@code lifecycle} proves): a subject that lives through the plan in processes that die after each
 * step ends like one that nobody disturbed. Compared is all there is, in the catalog and on the
 * database server.
 */
package io.tenantry.controlplane.crash;
