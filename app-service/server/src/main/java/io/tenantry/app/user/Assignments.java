package io.tenantry.app.user;

import io.tenantry.app.company.CompanyLookup;
import io.tenantry.app.company.ScopedCompany;
import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.ProblemType;
import io.tenantry.app.http.UniqueViolation;
import io.tenantry.app.http.UuidText;
import io.tenantry.app.permission.CurrentUser;
import io.tenantry.app.permission.Permissions;
import io.tenantry.app.permission.SetName;
import io.tenantry.app.permission.SetScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Who has which permission sets where. To be called inside {@link AccessWork}. */
@ApplicationScoped
class Assignments {

  private static final String OF_USER =
      """
      select a.id, a.scope, a.permission_set, c.name, a.assigned_at, a.assigned_by
        from tenantry.permission_assignment a left join tenantry.company c on c.id = a.company_id
       where a.user_id = ?1
       order by a.scope, a.permission_set, c.name nulls first
      """;

  private static final String ADD =
      """
      insert into tenantry.permission_assignment
        (id, user_id, scope, permission_set, company_id, assigned_at, assigned_by)
      values (?1, ?2, ?3, ?4, cast(?5 as uuid), ?6, ?7)
      """;

  private final EntityManager entities;
  private final SetDirectory sets;
  private final CompanyLookup companies;
  private final Permissions permissions;
  private final CurrentUser caller;
  private final AccessChanges changes;
  private final InstantSource time;
  private final Supplier<UUID> ids;

  Assignments(
      EntityManager entities,
      SetDirectory sets,
      CompanyLookup companies,
      Permissions permissions,
      CurrentUser caller,
      AccessChanges changes,
      InstantSource time,
      Supplier<UUID> ids) {
    this.entities = entities;
    this.sets = sets;
    this.companies = companies;
    this.permissions = permissions;
    this.caller = caller;
    this.changes = changes;
    this.time = time;
    this.ids = ids;
  }

  /** By set, then by company. */
  @SuppressWarnings("unchecked")
  List<AssignmentView> of(TenantUser user) {
    List<Tuple> rows =
        entities.createNativeQuery(OF_USER, Tuple.class).setParameter(1, user.id).getResultList();
    return rows.stream()
        .map(
            row ->
                new AssignmentView(
                    row.get(0, UUID.class),
                    row.get(1, String.class),
                    row.get(2, String.class),
                    row.get(3, String.class),
                    row.get(4, Instant.class),
                    row.get(5, String.class)))
        .toList();
  }

  /**
   * @throws ProblemException {@code unknown-permission-set}, {@code unknown-company}, {@code
   *     assignment-exists}, {@code forbidden}
   */
  AssignmentView add(TenantUser user, NewAssignment values) {
    SetScope scope = SetScope.ofWord(values.scope()).orElseThrow();
    SetDirectory.Entry set = sets.get(new SetName(scope, values.permissionSet()));
    Optional<ScopedCompany> company = Optional.ofNullable(values.company()).map(companies::get);
    permissions.demandAll(set.permissions(), company.map(ScopedCompany::id));
    AssignmentView added =
        new AssignmentView(
            ids.get(),
            values.scope(),
            values.permissionSet(),
            company.map(ScopedCompany::name).orElse(null),
            time.instant().truncatedTo(ChronoUnit.MICROS),
            caller.name());
    insert(user, added, company.map(found -> found.id().toString()).orElse(null));
    changes.add("user.assign", user.name, detail(added));
    return added;
  }

  private void insert(TenantUser user, AssignmentView added, String company) {
    try {
      entities
          .createNativeQuery(ADD)
          .setParameter(1, added.id())
          .setParameter(2, user.id)
          .setParameter(3, added.scope())
          .setParameter(4, added.permissionSet())
          .setParameter(5, company)
          .setParameter(6, added.assignedAt())
          .setParameter(7, added.assignedBy())
          .executeUpdate();
    } catch (PersistenceException e) {
      throw UniqueViolation.of(e, "permission_assignment_is_unique")
          .map(
              taken ->
                  new ProblemException(
                      ProblemType.ASSIGNMENT_EXISTS, "The user has this set there already"))
          .orElseThrow(() -> e);
    }
  }

  /**
   * @throws ProblemException {@code unknown-assignment}, {@code own-account}
   */
  void remove(TenantUser user, String id) {
    AssignmentView removed =
        of(user).stream()
            .filter(one -> UuidText.parse(id).filter(one.id()::equals).isPresent())
            .findFirst()
            .orElseThrow(
                () ->
                    new ProblemException(
                        ProblemType.UNKNOWN_ASSIGNMENT, "The user has no assignment of this id"));
    if (user.name.equals(caller.name())) {
      throw new ProblemException(
          ProblemType.OWN_ACCOUNT,
          "Nobody takes permission sets from themselves; ask another administrator");
    }
    entities
        .createNativeQuery("delete from tenantry.permission_assignment where id = ?1")
        .setParameter(1, removed.id())
        .executeUpdate();
    changes.add("user.unassign", user.name, detail(removed));
  }

  /** Takes everything from a user who goes. */
  void removeAll(TenantUser user) {
    entities
        .createNativeQuery("delete from tenantry.permission_assignment where user_id = ?1")
        .setParameter(1, user.id)
        .executeUpdate();
  }

  /**
   * Refuses callers who could not have given the user what the user has.
   *
   * @throws ProblemException {@code forbidden}
   */
  void demandAllOf(TenantUser user) {
    for (AssignmentView one : of(user)) {
      Optional<UUID> company =
          Optional.ofNullable(one.company()).map(companies::get).map(ScopedCompany::id);
      sets.find(new SetName(SetScope.ofWord(one.scope()).orElseThrow(), one.permissionSet()))
          .ifPresent(set -> permissions.demandAll(set.permissions(), company));
    }
  }

  private static Map<String, String> detail(AssignmentView assignment) {
    Map<String, String> detail = new LinkedHashMap<>();
    detail.put("scope", assignment.scope());
    detail.put("permissionSet", assignment.permissionSet());
    detail.put("company", assignment.company() == null ? "all" : assignment.company());
    return detail;
  }
}
