package io.tenantry.tenant.testsupport.isolation;

/**
 * A tenant has seen something of another.
 *
 * @param route that showed it
 * @param seenBy id of the tenant whose user asked
 * @param of id of the tenant whose canary it was
 * @param named how the request named a tenant
 * @param where it stood: body, header, or the copy of a shared cache
 */
public record Leak(Route route, String seenBy, String of, String named, String where) {

  @Override
  public String toString() {
    return "%s: %s sees the canary of %s in the %s (tenant named by %s)"
        .formatted(route, seenBy, of, where, named);
  }
}
