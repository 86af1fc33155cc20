package io.tenantry.tenant.catalog;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Catalog entries for tests without a database. */
public final class Entries {

  private Entries() {}

  /** An active, mounted tenant at release 1. */
  public static TenantEntry active(String id, String... hosts) {
    return entry(id, true, "active", 1, hosts);
  }

  public static TenantEntry entry(
      String id, boolean mounted, String lifecycle, int release, String... hosts) {
    return entry(id, mounted, lifecycle, release, false, hosts);
  }

  /** Behind the instance, which may serve it all the same. */
  public static TenantEntry compatible(String id, int release) {
    return entry(id, true, "active", release, true);
  }

  /** Of a tenant that may have other names at other times. */
  static TenantEntry named(UUID uuid, String id, boolean mounted, String... hosts) {
    return entry(uuid, id, mounted, "active", 1, false, hosts);
  }

  private static TenantEntry entry(
      String id,
      boolean mounted,
      String lifecycle,
      int release,
      boolean compatible,
      String... hosts) {
    UUID uuid = UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8));
    return entry(uuid, id, mounted, lifecycle, release, compatible, hosts);
  }

  private static TenantEntry entry(
      UUID uuid,
      String id,
      boolean mounted,
      String lifecycle,
      int release,
      boolean compatible,
      String... hosts) {
    DatabaseTarget target =
        new DatabaseTarget(
            uuid, 1, "db-1", "localhost:1", "disable", null, "database", "login", new byte[0]);
    return new TenantEntry(
        uuid,
        id,
        1,
        mounted,
        lifecycle,
        "current",
        release,
        false,
        compatible,
        false,
        List.of(hosts),
        target,
        new ReportLogin("report", new byte[0]),
        TenantLimits.ofConnections(4, 20),
        id,
        "standard",
        "production",
        0,
        "UTC",
        null,
        Set.of(),
        Set.of(),
        Optional.empty(),
        false,
        Admittance.platformOnly());
  }
}
