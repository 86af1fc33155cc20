package io.tenantry.controlplane.tenant;

import java.util.Optional;
import java.util.UUID;

/**
 * A tenant as it enters the catalog.
 *
 * @param sandboxOf the production tenant that a sandbox is made beside
 * @param database name of its database, made already or yet to be made
 * @param state as it begins
 */
public record NewTenantEntry(
    UUID uuid,
    TenantId id,
    TenantProperties properties,
    Optional<UUID> sandboxOf,
    String databaseServer,
    String database,
    int release,
    int incarnation,
    TenantState state) {

  /** One whose database is going to be made. */
  public static NewTenantEntry toBeMade(
      UUID uuid,
      TenantId id,
      TenantProperties properties,
      Optional<UUID> sandboxOf,
      String databaseServer,
      int release) {
    String database = "tenant_" + uuid.toString().replace("-", "");
    return toBeFilled(uuid, id, properties, sandboxOf, databaseServer, database, release);
  }

  /** One whose schemas are going to be made in a database that exists. */
  public static NewTenantEntry toBeFilled(
      UUID uuid,
      TenantId id,
      TenantProperties properties,
      Optional<UUID> sandboxOf,
      String databaseServer,
      String database,
      int release) {
    return new NewTenantEntry(
        uuid, id, properties, sandboxOf, databaseServer, database, release, 1, TenantState.first());
  }

  public NewTenantEntry with(TenantProperties others) {
    return new NewTenantEntry(
        uuid, id, others, sandboxOf, databaseServer, database, release, incarnation, state);
  }
}
