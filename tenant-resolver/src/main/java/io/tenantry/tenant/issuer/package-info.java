/**
 * Tenants that bring an identity provider of their own.
 *
 * <p>Quarkus verifies the tokens; {@link io.tenantry.tenant.issuer.TenantIssuers} tells it, request
 * by request, by which issuer. The tenant is known before anybody is authenticated, so a token is
 * only ever verified as one of the tenant that was asked for: what it claims of others is never
 * read. Nothing here trusts the provider's discovery document; the address of its keys was checked
 * when the provider was saved, and that address alone is asked.
 *
 * <p>Quarkus keeps what it has made of an issuer for ever and does not notice changes (its issues
 * 42803 and 48216). Here an issuer that has changed has another name, and what was made of the one
 * before is taken out and closed. A token that comes with many requests is verified now and then
 * ({@link io.tenantry.tenant.issuer.VerifiedTokens}).
 */
package io.tenantry.tenant.issuer;
