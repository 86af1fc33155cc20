package io.tenantry.tenant.issuer;

import io.tenantry.tenant.catalog.CatalogSnapshot;
import io.tenantry.tenant.catalog.OwnIssuer;
import io.tenantry.tenant.catalog.TenantEntry;
import java.util.Optional;
import java.util.UUID;

/** An issuer as a tenant uses it. */
record IssuerUse(UUID tenant, OwnIssuer issuer) {

  static Optional<IssuerUse> by(TenantEntry tenant) {
    return tenant.admittance().issuer().map(issuer -> new IssuerUse(tenant.uuid(), issuer));
  }

  IssuerName name() {
    return IssuerName.of(tenant, issuer);
  }

  /** Whether a token with these claims can be one of the tenant, if it turns out to be genuine. */
  boolean suits(UnverifiedClaims claims) {
    return issuer.issuer().equals(claims.issuer())
        && claims.contains("aud", issuer.audience())
        && issuer
            .requiredClaim()
            .filter(claim -> !claims.contains(claim.name(), claim.value()))
            .isEmpty();
  }

  boolean inForce(CatalogSnapshot catalog) {
    TenantEntry now = catalog.byUuid(tenant);
    return now != null
        && now.reachable()
        && now.admittance().issuer().filter(issuer::equals).isPresent();
  }
}
