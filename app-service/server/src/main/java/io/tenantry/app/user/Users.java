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
  private final Assignments assignments;
  private final AccessChanges changes;
  private final InstantSource time;
  private final Supplier<UUID> ids;

  Users(
      EntityManager entities,
      UserRows rows,
      CurrentUser caller,
      Assignments assignments,
      AccessChanges changes,
      InstantSource time,
      Supplier<UUID> ids) {
    this.entities = entities;
    this.rows = rows;
    this.caller = caller;
    this.assignments = assignments;
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
    return UuidText.parse(reference)
        .map(id -> TenantUser.<TenantUser>find("id", id))
        .orElseGet(() -> TenantUser.find("name", reference))
        .withLock(lock)
        .firstResultOptional()
        .orElseThrow(Users::notFound);
  }

  private static ProblemException notFound() {
    return new ProblemException(
        ProblemType.USER_NOT_FOUND,
        "This tenant has no user of that name or id; names differ by letter case");
  }

  /**
   * @param id exactly as answered, letter case included
   * @throws ProblemException {@code user-not-found}
   */
  TenantUser ofId(String id, LockModeType lock) {
    return UuidText.parse(id)
        .filter(parsed -> parsed.toString().equals(id))
        .map(parsed -> find(id, lock))
        .orElseThrow(Users::notFound);
  }

  Optional<TenantUser> named(String name) {
    return TenantUser.find("name", name).firstResultOptional();
  }

  long count() {
    return TenantUser.count();
  }

  /** By name, as many as there are between the two. */
  List<TenantUser> list(int skipped, int most) {
    return most == 0
        ? List.of()
        : TenantUser.<TenantUser>find("order by name").range(skipped, skipped + most - 1).list();
  }

  /**
   * @throws ProblemException {@code user-exists}
   * @throws io.tenantry.tenant.TenantProblemException {@code quota-exceeded}
   */
  TenantUser create(NewUser values) {
    rows.demandRoom();
    Instant now = time.instant().truncatedTo(ChronoUnit.MICROS);
    TenantUser user = new TenantUser(ids.get(), values, now, caller.name());
    user.persist();
    flushName();
    changes.add("user.create", user.name, Map.of());
    return user;
  }

  private void flushName() {
    try {
      entities.flush();
    } catch (PersistenceException e) {
      throw UniqueViolation.of(e, "tenant_user_name_is_unique")
          .map(
              taken ->
                  new ProblemException(
                      ProblemType.USER_EXISTS, "A user of this name is registered already"))
          .orElseThrow(() -> e);
    }
  }

  /**
   * Locks the row first, so that of two changes at once the second sees what the first did.
   *
   * @throws ProblemException {@code user-not-found}, {@code version-mismatch}, {@code own-account}
   */
  TenantUser change(String reference, Preconditions given, UnaryOperator<UserState> change) {
    TenantUser user = find(reference, LockModeType.PESSIMISTIC_WRITE);
    given.requireMatch(user.tag());
    return change(user, change);
  }

  /**
   * @param user locked
   * @throws ProblemException {@code own-account}
   */
  TenantUser change(TenantUser user, UnaryOperator<UserState> change) {
    UserState before = user.state();
    UserState after = change.apply(before);
    if (after.disabled() || after.expiresAt() != null) {
      refuseOwn(user, "Nobody shuts themselves out; ask another administrator");
    }
    user.take(after);
    entities.flush();
    changes.add("user.change", user.name, Map.of("before", before, "after", after));
    return user;
  }

  /**
   * Gives a user the name that tokens say from now on. With the name goes what the user may do, so
   * that only those rename who could give it.
   *
   * @param user locked
   * @throws ProblemException {@code own-account}, {@code forbidden}, {@code user-exists}
   */
  void rename(TenantUser user, String name) {
    refuseOwn(user, "Nobody renames themselves; ask another administrator");
    assignments.demandAllOf(user);
    String before = user.name;
    user.name = name;
    flushName();
    changes.add("user.rename", before, Map.of("before", before, "after", name));
  }

  /**
   * The same as {@link #delete(TenantUser)}.
   *
   * @throws ProblemException {@code user-not-found}, {@code version-mismatch}, {@code own-account}
   */
  void delete(String reference, Preconditions given) {
    TenantUser user = find(reference, LockModeType.PESSIMISTIC_WRITE);
    given.requireMatch(user.tag());
    delete(user);
  }

  /**
   * From here on there is no such user: the name is free, and the sets are taken away.
   *
   * @param user locked
   * @throws ProblemException {@code own-account}
   */
  void delete(TenantUser user) {
    refuseOwn(user, "Nobody deletes themselves; ask another administrator");
    changes.add("user.delete", user.name, Map.of("before", user.state()));
    assignments.removeAll(user);
    user.leave();
    entities.flush();
  }

  private void refuseOwn(TenantUser user, String why) {
    if (user.name.equals(caller.name())) {
      throw new ProblemException(ProblemType.OWN_ACCOUNT, why);
    }
  }
}
