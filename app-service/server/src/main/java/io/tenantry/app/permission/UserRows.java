package io.tenantry.app.permission;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.tenantry.tenant.limit.Quotas;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Reads users and what they have from the current tenant's database, and adds new ones. */
@ApplicationScoped
public class UserRows {

  private static final String USERS = "users";

  private static final String READ =
      """
      select u.id, u.disabled, u.expires_at, a.scope, a.permission_set, a.company_id,
             array_to_string(p.permissions, ' ')
        from tenantry.tenant_user u
        left join tenantry.permission_assignment a on a.user_id = u.id
        left join tenantry.permission_set p on p.name = a.tenant_set
       where u.name = ?1
      """;

  /** Without what deleted users have left behind; see {@code TenantUser}. */
  private static final String COUNT =
      "select count(*) from tenantry.tenant_user where ascii(name) <> 9";

  private static final String REGISTER =
      """
      insert into tenantry.tenant_user (id, name, registered_at, registered_by)
      values (?1, ?2, ?3, 'sign-in')
      on conflict (name) do nothing
      """;

  private static final String GIVE_USUAL_SET =
      """
      insert into tenantry.permission_assignment (id, user_id, scope, permission_set, assigned_at, assigned_by)
      select ?1, ?2, usual_scope, usual_set, ?3, 'sign-in' from tenantry.access_setting
      """;

  private static final String WRITE_DOWN =
      """
      insert into tenantry.access_change (at, by, action, subject)
      values (?1, 'sign-in', 'user.register', ?2)
      """;

  private final EntityManager entities;
  private final Quotas quotas;
  private final InstantSource time;
  private final Supplier<UUID> ids;

  UserRows(EntityManager entities, Quotas quotas, InstantSource time, Supplier<UUID> ids) {
    this.entities = entities;
    this.quotas = quotas;
    this.time = time;
    this.ids = ids;
  }

  /** As it is committed now, in a transaction of its own. */
  public Optional<UserAccess> read(String name) {
    return QuarkusTransaction.requiringNew().call(() -> readNow(name));
  }

  private Optional<UserAccess> readNow(String name) {
    @SuppressWarnings("unchecked")
    List<Tuple> rows =
        entities.createNativeQuery(READ, Tuple.class).setParameter(1, name).getResultList();
    return rows.stream().findFirst().map(first -> access(name, first, rows));
  }

  private static UserAccess access(String name, Tuple user, List<Tuple> rows) {
    return new UserAccess(
        name,
        Optional.of(user.get(0, UUID.class)),
        user.get(1, Boolean.class),
        Optional.ofNullable(user.get(2, Instant.class)),
        rows.stream().filter(row -> row.get(3) != null).map(UserRows::assignment).toList());
  }

  private static Assignment assignment(Tuple row) {
    SetScope scope = SetScope.ofWord(row.get(3, String.class)).orElseThrow();
    return new Assignment(
        new SetName(scope, row.get(4, String.class)),
        Optional.ofNullable(row.get(5, UUID.class)),
        permissions(row.get(6, String.class)));
  }

  private static Set<Permission> permissions(String words) {
    return words == null
        ? Set.of()
        : Arrays.stream(words.split(" "))
            .flatMap(word -> Permission.parse(word).stream())
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether nobody is registered by signing in. */
  boolean registeredUsersOnly() {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                (Boolean)
                    entities
                        .createNativeQuery(
                            "select registered_users_only from tenantry.access_setting",
                            Boolean.class)
                        .getSingleResult());
  }

  /**
   * Adds a user who signs in for the first time; nothing happens if somebody else was faster.
   *
   * @param usualSet whether the user gets the set that the tenant's setting names
   * @throws io.tenantry.tenant.TenantProblemException {@code quota-exceeded}
   */
  void register(String name, boolean usualSet) {
    QuarkusTransaction.requiringNew().run(() -> registerNow(name, usualSet));
  }

  private void registerNow(String name, boolean usualSet) {
    demandRoom();
    UUID id = ids.get();
    Instant now = time.instant();
    if (update(REGISTER, id, name, now) == 1) {
      update(WRITE_DOWN, now, name);
      if (usualSet) {
        update(GIVE_USUAL_SET, ids.get(), id, now);
      }
    }
  }

  private int update(String sql, Object... parameters) {
    var update = entities.createNativeQuery(sql);
    for (int i = 0; i < parameters.length; i++) {
      update.setParameter(i + 1, parameters[i]);
    }
    return update.executeUpdate();
  }

  /**
   * Lets one more user be registered in the running transaction, in which nobody else is.
   *
   * @throws io.tenantry.tenant.TenantProblemException {@code quota-exceeded}
   */
  public void demandRoom() {
    if (quotas.of(USERS).isPresent()) {
      update("lock table tenantry.tenant_user in share row exclusive mode");
      Object users = entities.createNativeQuery(COUNT, Long.class).getSingleResult();
      quotas.demand(USERS, ((Number) users).longValue() + 1);
    }
  }
}
