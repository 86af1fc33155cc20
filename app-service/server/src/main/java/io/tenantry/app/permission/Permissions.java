package io.tenantry.app.permission;

import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Decides what the current user may do. Every door asks here, and nowhere else.
 *
 * <p>Thread-safe; to be called in a request of the tenant, on a thread that may wait for the
 * database.
 */
@ApplicationScoped
public class Permissions {

  private final CurrentUser user;
  private final PermissionSets sets;
  private final Reach reach;

  Permissions(CurrentUser user, PermissionSets sets, Reach reach) {
    this.user = user;
    this.sets = sets;
    this.reach = reach;
  }

  /**
   * Refuses what the user may do in no company. From here on the request enters only the companies
   * in which it may be done, besides whatever else was demanded before.
   *
   * @return in which companies
   * @throws ProblemException {@code forbidden}, and those of {@link CurrentUser#access}
   */
  public Grant demand(BusinessObject object, Action action) {
    Permission permission = new Permission(object, action);
    Grant grant = grant(user.access(), permission);
    if (grant.isNone()) {
      throw denied(permission);
    }
    reach.narrow(permission, grant);
    return grant;
  }

  /**
   * Refuses what the user may not do in all companies.
   *
   * @throws ProblemException {@code forbidden}, and those of {@link CurrentUser#access}
   */
  public void demandInAllCompanies(BusinessObject object, Action action) {
    if (!demand(object, action).everywhere()) {
      throw denied(new Permission(object, action)).with("company", "all");
    }
  }

  /**
   * Refuses what the user may not do in the company; for doors that have entered it already, and
   * then go on to something else.
   *
   * @param company its id
   * @throws ProblemException {@code forbidden}, and those of {@link CurrentUser#access}
   */
  public void demandIn(UUID company, BusinessObject object, Action action) {
    Permission permission = new Permission(object, action);
    if (!grant(user.access(), permission).covers(company)) {
      throw denied(permission).with("company", company);
    }
  }

  /**
   * Refuses to give away what the user does not have.
   *
   * @param company where it is to be given; empty: everywhere
   * @throws ProblemException {@code forbidden}
   */
  public void demandAll(Set<Permission> given, Optional<UUID> company) {
    for (Permission permission : given) {
      Grant grant = grant(user.access(), permission);
      if (!grant.everywhere() && company.filter(grant::covers).isEmpty()) {
        throw new ProblemException(
                ProblemType.FORBIDDEN,
                "Nobody gives away what they do not have; this would give " + permission)
            .with("permission", permission.toString());
      }
    }
  }

  /** Where a user may do something. */
  public Grant grant(UserAccess access, Permission permission) {
    Set<UUID> companies = new HashSet<>();
    for (Assignment assignment : granting(access, permission)) {
      if (assignment.company().isEmpty()) {
        return Grant.EVERYWHERE;
      }
      companies.add(assignment.company().get());
    }
    return Grant.in(companies);
  }

  /** What of the user's assignments allows it. */
  public List<Assignment> granting(UserAccess access, Permission permission) {
    return access.assignments().stream()
        .filter(assignment -> sets.of(assignment).contains(permission))
        .toList();
  }

  static ProblemException denied(Permission permission) {
    return new ProblemException(
            ProblemType.FORBIDDEN,
            "This needs the permission "
                + permission
                + "; ask an administrator of the tenant for a permission set that has it")
        .with("permission", permission.toString());
  }
}
