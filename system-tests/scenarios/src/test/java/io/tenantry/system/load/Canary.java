package io.tenantry.system.load;

import io.tenantry.system.platform.Tenant;
import java.util.Collection;

/** A name that only one tenant's rows carry: whoever sees it has seen that tenant. */
final class Canary {

  static final String NUMBER = "CANARY";

  private Canary() {}

  static String customer(Tenant tenant, String number) {
    return "{\"number\": \"" + number + "\", \"name\": \"" + mark(tenant) + "\"}";
  }

  static String mark(Tenant tenant) {
    return "canary of " + tenant.uuid();
  }

  static boolean anyForeign(String text, Tenant own, Collection<Tenant> all) {
    return all.stream().filter(t -> !t.equals(own)).anyMatch(t -> text.contains(mark(t)));
  }
}
