/**
 * The first support question in one answer: whose request is this, why, and in which state is that
 * tenant on this instance?
 *
 * <p>{@code GET /resolve?host=…&path=…} answers for a request that somebody describes; the request
 * header {@code X-Tenant-Explain} has the same put beside the answer of a real one. Both are for
 * the platform's own people: whoever else asks gets what he would have got without asking, so that
 * neither tells anybody which tenants there are.
 */
package io.tenantry.tenant.explain;
