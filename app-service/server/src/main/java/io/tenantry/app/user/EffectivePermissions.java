package io.tenantry.app.user;

import io.tenantry.app.company.CompanyLookup;
import io.tenantry.app.company.ScopedCompany;
import io.tenantry.app.permission.Assignment;
import io.tenantry.app.permission.Grant;
import io.tenantry.app.permission.Permission;
import io.tenantry.app.permission.Permissions;
import io.tenantry.app.permission.UserAccess;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Answers "why can't I?". To be called inside {@link AccessWork}. */
@ApplicationScoped
class EffectivePermissions {

  private final Permissions permissions;
  private final SetDirectory sets;
  private final CompanyLookup companies;
  private final InstantSource time;

  EffectivePermissions(
      Permissions permissions, SetDirectory sets, CompanyLookup companies, InstantSource time) {
    this.permissions = permissions;
    this.sets = sets;
    this.companies = companies;
    this.time = time;
  }

  /**
   * @param company name or id; empty: all companies
   * @throws io.tenantry.app.http.ProblemException {@code unknown-company}
   */
  EffectivePermission of(UserAccess user, Permission permission, Optional<String> company) {
    Optional<ScopedCompany> asked = company.map(companies::get);
    String reason = reason(user, permissions.grant(user, permission), asked);
    boolean granted = reason.equals("granted");
    return new EffectivePermission(
        user.name(),
        permission.toString(),
        asked.map(ScopedCompany::name).orElse(null),
        granted,
        reason,
        sources(permissions.granting(user, permission)),
        granted ? List.of() : thatGrant(permission));
  }

  private String reason(UserAccess user, Grant grant, Optional<ScopedCompany> asked) {
    if (user.disabled()) {
      return "user-disabled";
    }
    if (user.expiresAt().filter(end -> !time.instant().isBefore(end)).isPresent()) {
      return "user-expired";
    }
    boolean granted = asked.map(in -> grant.covers(in.id())).orElse(grant.everywhere());
    if (granted) {
      return "granted";
    }
    return grant.isNone() ? "not-granted" : "other-companies-only";
  }

  private List<EffectivePermission.Source> sources(List<Assignment> granting) {
    Map<UUID, String> names = companies.names();
    return granting.stream()
        .map(
            one ->
                new EffectivePermission.Source(
                    one.set().toString(), one.company().map(names::get).orElse(null)))
        .toList();
  }

  private List<String> thatGrant(Permission permission) {
    return sets.all().stream()
        .filter(set -> set.permissions().contains(permission))
        .map(set -> set.name().toString())
        .toList();
  }
}
