/**
 * Who may do what, and who did: the platform roles, the caller of a request, and the audit trail.
 *
 * <p>Roles count only in tokens of the platform's issuer, the only one this process accepts. Every
 * accepted change is written to the trail in the transaction that accepts it; every refused one
 * after it was refused.
 */
package io.tenantry.controlplane.access;
