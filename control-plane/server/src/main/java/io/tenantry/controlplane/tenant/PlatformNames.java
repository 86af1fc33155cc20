package io.tenantry.controlplane.tenant;

import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The names that belong to the platform itself. */
@ApplicationScoped
class PlatformNames {

  private final String baseDomain;

  /**
   * @param baseDomain the domain below which every tenant has the host name {@code
   *     {id}.{baseDomain}}; a mapping of its parent would claim every property of the product
   */
  PlatformNames(@ConfigProperty(name = "tenantry.base-domain") String baseDomain) {
    this.baseDomain = baseDomain.toLowerCase(Locale.ROOT);
  }

  /**
   * Refuses a host name that no tenant may have, or only another one: the base domain and whatever
   * is below it except the tenant's own name, and names of a single label, which are the names of
   * machines and services.
   */
  void demandFree(HostName host, TenantId owner) {
    String own = owner.folded() + "." + baseDomain;
    boolean reserved = host.isWithin(baseDomain) && !host.text().equals(own);
    if (reserved
        || host.hasOneLabel()
        || host.isWithin("localhost") && !host.isWithin(baseDomain)) {
      throw new ProblemException(
              ProblemType.HOST_NAME_RESERVED,
              "The host name is the platform's own. Below the base domain a tenant has only {id}."
                  + baseDomain
                  + ".")
          .with("hostName", host.text());
    }
  }
}
