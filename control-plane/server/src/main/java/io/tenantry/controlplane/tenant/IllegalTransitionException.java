package io.tenantry.controlplane.tenant;

/** The present state of a tenant does not allow an action. */
public final class IllegalTransitionException extends RuntimeException {

  private final transient TenantState state;
  private final String action;

  IllegalTransitionException(TenantState state, String action) {
    super("a tenant that is " + state + " cannot be subject to " + action);
    this.state = state;
    this.action = action;
  }

  public TenantState state() {
    return state;
  }

  public String action() {
    return action;
  }
}
