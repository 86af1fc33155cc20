package io.tenantry.tenant;

/** The sizes of proofs: small in every build, full with {@code -Pproof}. */
public final class Proof {

  private static final boolean FULL = "full".equals(System.getProperty("proof.size"));

  private Proof() {}

  public static int size(int small, int full) {
    return FULL ? full : small;
  }
}
