package io.tenantry.app.user;

import io.tenantry.app.http.Cursor;
import io.tenantry.app.http.ListQuery;
import io.tenantry.app.http.Preconditions;
import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.ProblemType;
import io.tenantry.app.http.SearchPattern;
import io.tenantry.app.http.UniqueViolation;
import io.tenantry.app.http.UuidText;
import io.tenantry.app.permission.CurrentUser;
import io.tenantry.app.permission.UserRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The users of the current tenant. {@code reference} is a user's name or id. To be called inside
 * {@link AccessWork}.
 */
@ApplicationScoped
class Users {

  static final String SORT = "name";

  private final EntityManager entities;
  private final UserRows rows;
  private final CurrentUser caller;
  private final AccessChanges changes;
  private final InstantSource time;
  private final Supplier<UUID> ids;

  Users(
      EntityManager entities,
      UserRows rows,
      CurrentUser caller,
      AccessChanges changes,
      InstantSource time,
      Supplier<UUID> ids) {
    this.entities = entities;
    this.rows = rows;
    this.caller = caller;
    this.changes = changes;
    this.time = time;
    this.ids = ids;
  }

  /** By name, one more than the page has if there is one. */
  List<TenantUser> list(ListQuery query) {
    return TenantUser.<TenantUser>find(
            """
            (lower(name) like lower(?1) escape '!' or lower(displayName) like lower(?1) escape '!')
            and (?2 = '' or name > ?2)
            order by name
            """,
            SearchPattern.containing(query.search().orElse("")),
            query.cursor(SORT).map(Cursor::key).orElse(""))
        .range(0, query.limit())
        .list();
  }

  /**
   * @throws ProblemException {@code user-not-found}
   */
  TenantUser get(String reference) {
    return find(reference, LockModeType.NONE);
  }

  private static TenantUser find(String reference, LockModeType lock) {
    Optional<TenantUser> found =
        UuidText.parse(reference)
            .map(id -> TenantUser.<TenantUser>find("id", id))
            .orElseGet(() -> TenantUser.find("name", reference))
            .withLock(lock)
            .firstResultOptional();
    return found.orElseThrow(
        () ->
            new ProblemException(
                ProblemType.USER_NOT_FOUND,
                "This tenant has no user of that name or id; names differ by letter case"));
  }

  /**
   * @throws ProblemException {@code user-exists}
   * @throws io.tenantry.tenant.TenantProblemException {@code quota-exceeded}
   */
  TenantUser create(NewUser values) {
    rows.demandRoom();
    Instant now = time.instant().truncatedTo(ChronoUnit.MICROS);
    TenantUser user = new TenantUser(ids.get(), values, now, caller.name());
    try {
      user.persistAndFlush();
    } catch (PersistenceException e) {
      throw UniqueViolation.of(e, "tenant_user_name_is_unique")
          .map(
              taken ->
                  new ProblemException(
                      ProblemType.USER_EXISTS, "A user of this name is registered already"))
          .orElseThrow(() -> e);
    }
    changes.add("user.create", user.name, Map.of());
    return user;
  }

  /**
   * Locks the row first, so that of two changes at once the second sees what the first did.
   *
   * @throws ProblemException {@code user-not-found}, {@code version-mismatch}, {@code own-account}
   */
  TenantUser change(String reference, Preconditions given, UnaryOperator<UserState> change) {
    TenantUser user = find(reference, LockModeType.PESSIMISTIC_WRITE);
    given.requireMatch(user.tag());
    UserState before = user.state();
    UserState after = change.apply(before);
    boolean shutOut = after.disabled() || after.expiresAt() != null;
    if (shutOut && user.name.equals(caller.name())) {
      throw new ProblemException(
          ProblemType.OWN_ACCOUNT, "Nobody shuts themselves out; ask another administrator");
    }
    user.take(after);
    entities.flush();
    changes.add("user.change", user.name, Map.of("before", before, "after", after));
    return user;
  }
}
