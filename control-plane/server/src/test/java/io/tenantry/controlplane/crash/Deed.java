package io.tenantry.controlplane.crash;

/**
 * Something that is asked of the control plane.
 *
 * @param plan type of the one operation that this makes it accept
 * @param given what has to be there; not part of the deed
 * @param ask returns once it is accepted, and waits for nothing
 */
record Deed(String plan, Runnable given, Runnable ask) {

  static Deed of(String plan, Runnable ask) {
    return new Deed(plan, () -> {}, ask);
  }

  Deed given(Runnable first) {
    return new Deed(plan, first, ask);
  }

  @Override
  public String toString() {
    return plan;
  }
}
