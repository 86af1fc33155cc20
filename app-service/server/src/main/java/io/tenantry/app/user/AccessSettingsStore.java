package io.tenantry.app.user;

import io.tenantry.app.http.ProblemException;
import io.tenantry.app.permission.Permissions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The one row of the tenant's settings. To be called inside {@link AccessWork}. */
@ApplicationScoped
class AccessSettingsStore {

  private static final String READ =
      "select registered_users_only, usual_scope, usual_set from tenantry.access_setting";

  private static final String WRITE =
      """
      update tenantry.access_setting
         set registered_users_only = ?1, usual_scope = ?2, usual_set = ?3, version = version + 1
      """;

  private final EntityManager entities;
  private final SetDirectory sets;
  private final Permissions permissions;
  private final AccessChanges changes;

  AccessSettingsStore(
      EntityManager entities, SetDirectory sets, Permissions permissions, AccessChanges changes) {
    this.entities = entities;
    this.sets = sets;
    this.permissions = permissions;
    this.changes = changes;
  }

  AccessSettings get() {
    return read(READ);
  }

  /**
   * @throws ProblemException {@code unknown-permission-set}, {@code forbidden}
   */
  AccessSettings change(UnaryOperator<AccessSettings> change) {
    AccessSettings before = read(READ + " for update");
    AccessSettings after = change.apply(before);
    permissions.demandAll(sets.get(after.usual()).permissions(), Optional.empty());
    entities
        .createNativeQuery(WRITE)
        .setParameter(1, after.registeredUsersOnly())
        .setParameter(2, after.usualScope())
        .setParameter(3, after.usualPermissionSet())
        .executeUpdate();
    changes.add("settings.change", "access-settings", Map.of("before", before, "after", after));
    return after;
  }

  private AccessSettings read(String sql) {
    Tuple row = (Tuple) entities.createNativeQuery(sql, Tuple.class).getSingleResult();
    return new AccessSettings(
        row.get(0, Boolean.class), row.get(1, String.class), row.get(2, String.class));
  }
}
