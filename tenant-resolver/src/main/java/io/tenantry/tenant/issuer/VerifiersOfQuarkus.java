package io.tenantry.tenant.issuer;

import io.quarkus.oidc.runtime.OidcProvider;
import io.quarkus.oidc.runtime.TenantConfigBean;
import io.quarkus.oidc.runtime.TenantConfigContext;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.lang.reflect.Field;
import java.util.Map;

/**
 * Takes out of Quarkus what it keeps of an issuer that is no longer in force: keys, an HTTP client
 * and its connections. Quarkus 3.27 has no way of its own to do that (quarkus#42803), so this
 * reaches into a private field; a version without that field is noticed at start-up.
 */
@Startup
@Singleton
class VerifiersOfQuarkus {

  private final Instance<TenantConfigBean> quarkus;
  private final Field kept;

  /**
   * @param quarkus made while this is: a service without an issuer asks for resolvers at its start
   */
  VerifiersOfQuarkus(Instance<TenantConfigBean> quarkus) {
    this.quarkus = quarkus;
    try {
      kept = TenantConfigBean.class.getDeclaredField("dynamicTenantsConfig");
      kept.setAccessible(true);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "quarkus-oidc keeps issuers differently than in 3.27; see VerifiersOfQuarkus", e);
    }
  }

  void forget(IssuerName issuer) {
    if (kept().remove(issuer.text()) instanceof TenantConfigContext verifier) {
      OidcProvider provider = verifier.provider();
      if (provider != null) {
        provider.close();
      }
    }
  }

  private Map<?, ?> kept() {
    try {
      return (Map<?, ?>) kept.get(quarkus.get());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How many it keeps. */
  int count() {
    return kept().size();
  }
}
