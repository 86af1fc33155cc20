package io.tenantry.controlplane.deployment;

import java.util.Locale;

/** The five shapes an installation can have. A single one means: at most one. */
enum Shape {
  /** The one tenant's rows are in the application database itself. */
  CLASSIC,
  SINGLE_TENANT_SINGLE_COMPANY,
  SINGLE_TENANT_MULTI_COMPANY,
  MULTI_TENANT_SINGLE_COMPANY,
  MULTI_TENANT_MULTI_COMPANY;

  /**
   * @param companies of the tenant that has most
   */
  static Shape of(boolean classic, int tenantDatabases, int companies) {
    if (classic) {
      return CLASSIC;
    }
    if (tenantDatabases > 1) {
      return companies > 1 ? MULTI_TENANT_MULTI_COMPANY : MULTI_TENANT_SINGLE_COMPANY;
    }
    return companies > 1 ? SINGLE_TENANT_MULTI_COMPANY : SINGLE_TENANT_SINGLE_COMPANY;
  }

  /** As shown to callers. */
  String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
