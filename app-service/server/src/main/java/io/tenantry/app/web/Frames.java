package io.tenantry.app.web;

import io.tenantry.app.company.CompanyLookup;
import io.tenantry.app.company.CompanyScope;
import io.tenantry.app.company.ScopedCompany;
import io.tenantry.app.link.PageLinks;
import io.tenantry.app.maintenance.MaintenanceNotice;
import io.tenantry.app.permission.Action;
import io.tenantry.app.permission.BusinessObject;
import io.tenantry.app.permission.CurrentUser;
import io.tenantry.app.permission.Grant;
import io.tenantry.app.permission.Permission;
import io.tenantry.app.permission.Permissions;
import io.tenantry.tenant.CurrentTenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Makes what surrounds every page: where the user is, and where else there is to go. What a user
 * may not do is not offered; that it is refused is for the resource to say.
 */
@ApplicationScoped
class Frames {

  private static final Permission SEE_COMPANY = new Permission(BusinessObject.COMPANY, Action.READ);
  private static final Duration AT_MOST = Duration.ofSeconds(10);
  private static final int MOST_COMPANIES = 100;

  private final CurrentTenant tenant;
  private final CurrentUser user;
  private final Permissions permissions;
  private final CompanyLookup lookup;
  private final CompanyScope scope;
  private final PageLinks links;
  private final MaintenanceNotice maintenance;
  private final OtherTenants others;

  Frames(
      CurrentTenant tenant,
      CurrentUser user,
      Permissions permissions,
      CompanyLookup lookup,
      CompanyScope scope,
      PageLinks links,
      MaintenanceNotice maintenance,
      OtherTenants others) {
    this.tenant = tenant;
    this.user = user;
    this.permissions = permissions;
    this.lookup = lookup;
    this.scope = scope;
    this.links = links;
    this.maintenance = maintenance;
    this.others = others;
  }

  Frame of(ScopedCompany here, Section section, String title) {
    return frame(title, here.name(), places(here), sections(here, section));
  }

  /** Where something was refused: perhaps there is no such company, or no permission to see it. */
  Frame outside(String title) {
    return frame(title, "", List.of(), List.of());
  }

  private Frame frame(
      String title, String company, List<Frame.Place> companies, List<Frame.Place> sections) {
    return new Frame(
        title,
        tenant.get().entry().displayName(),
        tenant.get().entry().sandbox(),
        maintenance.text(),
        user.name(),
        company,
        links.start(),
        links.signOut(),
        others.places(),
        companies,
        sections);
  }

  /** The companies that the user may see, by name. */
  List<ScopedCompany> companies() {
    Grant seen = permissions.grant(user.access(), SEE_COMPANY);
    return scope.outside(AT_MOST, lookup::names).entrySet().stream()
        .filter(one -> seen.covers(one.getKey()))
        .map(one -> new ScopedCompany(one.getKey(), one.getValue()))
        .sorted(Comparator.comparing(ScopedCompany::name, String.CASE_INSENSITIVE_ORDER))
        .limit(MOST_COMPANIES)
        .toList();
  }

  /** Whether it makes sense to offer it. */
  boolean offers(ScopedCompany company, Permission permission) {
    return permissions.grant(user.access(), permission).covers(company.id());
  }

  private List<Frame.Place> places(ScopedCompany here) {
    return companies().stream()
        .map(
            one ->
                new Frame.Place(
                    one.name(), links.in(one.segment()), one.id().equals(here.id()), ""))
        .toList();
  }

  private List<Frame.Place> sections(ScopedCompany company, Section here) {
    return Arrays.stream(Section.values())
        .filter(section -> offers(company, section.permission()))
        .map(
            section ->
                new Frame.Place(
                    section.title(),
                    links.in(company.segment(), section.path()),
                    section == here,
                    section.key()))
        .toList();
  }
}
