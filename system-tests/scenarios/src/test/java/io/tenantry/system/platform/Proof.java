package io.tenantry.system.platform;

/** How much a proof does: a small size in every build, the full size in the profile "proof". */
public final class Proof {

  private static final boolean FULL = "full".equals(System.getProperty("tenantry.proof"));

  private Proof() {}

  public static int size(int small, int full) {
    return FULL ? full : small;
  }
}
