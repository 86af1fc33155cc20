package io.tenantry.tenant.flag;

import io.tenantry.tenant.CurrentTenant;
import jakarta.inject.Singleton;

/** What is being rolled out and has reached the current tenant. Thread-safe. */
@Singleton
public class Flags {

  private final CurrentTenant current;

  Flags(CurrentTenant current) {
    this.current = current;
  }

  /** Whether the tenant, or its ring, has it already; false for a flag that nobody knows. */
  public boolean isOn(String flag) {
    return current.get().entry().flags().contains(flag);
  }
}
