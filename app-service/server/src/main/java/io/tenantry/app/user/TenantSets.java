package io.tenantry.app.user;

import io.tenantry.app.http.Preconditions;
import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.ProblemType;
import io.tenantry.app.http.SqlFailure;
import io.tenantry.app.http.UniqueViolation;
import io.tenantry.app.permission.Permissions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Changes the tenant's own permission sets. To be called inside {@link AccessWork}. */
@ApplicationScoped
class TenantSets {

  private final EntityManager entities;
  private final Permissions permissions;
  private final AccessChanges changes;
  private final InstantSource time;
  private final Supplier<UUID> ids;

  TenantSets(
      EntityManager entities,
      Permissions permissions,
      AccessChanges changes,
      InstantSource time,
      Supplier<UUID> ids) {
    this.entities = entities;
    this.permissions = permissions;
    this.changes = changes;
    this.time = time;
    this.ids = ids;
  }

  /**
   * @throws ProblemException {@code permission-set-exists}, {@code forbidden}
   */
  TenantSet create(NewSet values) {
    permissions.demandAll(values.content().parsed(), Optional.empty());
    TenantSet set = new TenantSet(ids.get(), values, now());
    try {
      set.persistAndFlush();
    } catch (PersistenceException e) {
      throw UniqueViolation.of(e, "permission_set_name_is_unique")
          .map(
              taken ->
                  new ProblemException(
                      ProblemType.PERMISSION_SET_EXISTS, "The tenant has a set of this name"))
          .orElseThrow(() -> e);
    }
    changes.add("permission-set.create", set.name, Map.of("after", set.content()));
    return set;
  }

  /**
   * @throws ProblemException {@code unknown-permission-set}, {@code version-mismatch}, {@code
   *     forbidden}
   */
  TenantSet change(String name, Preconditions given, UnaryOperator<SetContent> change) {
    TenantSet set = locked(name, given);
    SetContent before = set.content();
    SetContent after = change.apply(before);
    permissions.demandAll(after.parsed(), Optional.empty());
    set.change(after, now());
    entities.flush();
    changes.add("permission-set.change", name, Map.of("before", before, "after", after));
    return set;
  }

  /**
   * @throws ProblemException {@code unknown-permission-set}, {@code version-mismatch}, {@code
   *     in-use}
   */
  void delete(String name, Preconditions given) {
    TenantSet set = locked(name, given);
    changes.add("permission-set.delete", name, Map.of("before", set.content()));
    try {
      set.delete();
      entities.flush();
    } catch (PersistenceException e) {
      if (SqlFailure.REFERRED.isCauseOf(e)) {
        throw new ProblemException(
            ProblemType.IN_USE, "Users have this set; take it away from them first");
      }
      throw e;
    }
  }

  private static TenantSet locked(String name, Preconditions given) {
    TenantSet set =
        TenantSet.<TenantSet>find("name", name)
            .withLock(LockModeType.PESSIMISTIC_WRITE)
            .firstResultOptional()
            .orElseThrow(SetDirectory::unknown);
    given.requireMatch(set.tag());
    return set;
  }

  private Instant now() {
    return time.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
