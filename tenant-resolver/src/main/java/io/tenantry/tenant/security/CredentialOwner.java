package io.tenantry.tenant.security;

import io.quarkus.oidc.runtime.OidcUtils;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.tenantry.tenant.catalog.CatalogSnapshot;
import io.tenantry.tenant.catalog.TenantEntry;
import io.tenantry.tenant.issuer.IssuerName;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Knows whose a verified credential is. What is issued for one tenant (an API key, a certificate)
 * is that tenant's; a token of a tenant's own issuer is of the tenant that it was verified for; a
 * token of the platform's issuer is of the tenants in its claim, unless they have their own.
 */
@Singleton
public class CredentialOwner {

  private static final String OWNER = CredentialOwner.class.getName();

  private final TenantClaim claim;

  CredentialOwner(TenantClaim claim) {
    this.claim = claim;
  }

  /**
   * The tenants that the credential is of and that are served here, by the given snapshot. Several
   * are only in tokens of the platform's issuer.
   */
  public List<TenantEntry> served(SecurityIdentity identity, CatalogSnapshot catalog) {
    return claim
        .tenants(identity)
        .map(catalog::byUuid)
        .filter(entry -> entry != null && entry.served() && isOf(entry, identity))
        .toList();
  }

  /** Notes in an identity that is being built whose credential it was verified by. */
  public static void note(QuarkusSecurityIdentity.Builder identity, UUID tenant) {
    identity.addAttribute(OWNER, tenant);
  }

  /** Whether the credential is one of the tenant. */
  boolean isOf(TenantEntry tenant, SecurityIdentity identity) {
    UUID owner = identity.getAttribute(OWNER);
    if (owner != null) {
      return owner.equals(tenant.uuid());
    }
    String verifier = identity.getAttribute(OidcUtils.TENANT_ID_ATTRIBUTE);
    Optional<IssuerName> own = IssuerName.of(tenant);
    return own.isPresent()
        ? own.get().isOf(verifier)
        : !IssuerName.isTenants(verifier) && claim.names(identity, tenant.uuid());
  }

  /**
   * The one tenant that the credential is of; empty for one of several or of none.
   *
   * <p>Whether it really opens that tenant is for the tenant match to say.
   */
  public Optional<UUID> only(SecurityIdentity identity) {
    UUID owner = identity.getAttribute(OWNER);
    return owner != null
        ? Optional.of(owner)
        : IssuerName.tenantOf(identity.getAttribute(OidcUtils.TENANT_ID_ATTRIBUTE))
            .or(() -> claim.only(identity));
  }
}
