/**
 * Identification is not authorization: whoever names a tenant must also hold a credential of it.
 *
 * <p>One filter between Quarkus' authentication and its authorization compares the verified
 * credential with the resolved tenant, for every route and method, those that do not exist
 * included. Credentials carry the tenant's UUID, never its reusable id. Anonymous requests pass on:
 * what they may see is for authorization to say.
 */
package io.tenantry.tenant.security;
