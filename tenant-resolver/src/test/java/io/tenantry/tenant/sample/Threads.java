package io.tenantry.tenant.sample;

/** What kind of thread this is; virtual ones are younger than the bytecode of this module. */
public final class Threads {

  private Threads() {}

  static String kind() {
    return Thread.currentThread().toString().startsWith("VirtualThread") ? "virtual" : "platform";
  }
}
