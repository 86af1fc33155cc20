package io.tenantry.controlplane.lifecycle;

/**
 * An action that another one takes back and that prepares nothing when it is accepted: it can be
 * canceled while it runs, and asked for again after it failed.
 */
interface ReversibleMove extends TenantPlan {

  @Override
  default boolean cancelable() {
    return true;
  }

  @Override
  default boolean repeatable() {
    return true;
  }
}
