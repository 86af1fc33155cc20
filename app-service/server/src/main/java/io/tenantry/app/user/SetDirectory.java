package io.tenantry.app.user;

import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.ProblemType;
import io.tenantry.app.permission.Permission;
import io.tenantry.app.permission.PermissionSets;
import io.tenantry.app.permission.SetName;
import io.tenantry.app.permission.SetScope;
import io.tenantry.app.permission.SystemSet;
import io.tenantry.tenant.TenantObjects;
import io.tenantry.tenant.object.PublishedObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All permission sets that the current tenant can assign, whoever maintains them. */
@ApplicationScoped
class SetDirectory {

  /** A set, read. */
  record Entry(
      SetName name, String title, Set<Permission> permissions, Optional<TenantSet> ofTenant) {}

  private final TenantObjects objects;

  SetDirectory(TenantObjects objects) {
    this.objects = objects;
  }

  /** By scope, then by name. */
  List<Entry> all() {
    List<Entry> all = new ArrayList<>();
    Arrays.stream(SystemSet.values()).map(SetDirectory::entry).forEach(all::add);
    objects.all(PublishedObject.PERMISSION_SET).stream().map(SetDirectory::entry).forEach(all::add);
    TenantSet.<TenantSet>find("order by name").stream().map(SetDirectory::entry).forEach(all::add);
    return all;
  }

  /**
   * @throws ProblemException {@code unknown-permission-set}
   */
  Entry get(SetName name) {
    return find(name).orElseThrow(SetDirectory::unknown);
  }

  /** Empty also for a set that was assigned and has been withdrawn since. */
  Optional<Entry> find(SetName name) {
    return switch (name.scope()) {
      case SYSTEM -> SystemSet.ofName(name.name()).map(SetDirectory::entry);
      case APPLICATION ->
          objects.find(PublishedObject.PERMISSION_SET, name.name()).map(SetDirectory::entry);
      case TENANT ->
          TenantSet.<TenantSet>find("name", name.name())
              .firstResultOptional()
              .map(SetDirectory::entry);
    };
  }

  static ProblemException unknown() {
    return new ProblemException(
        ProblemType.UNKNOWN_PERMISSION_SET,
        "There is no permission set of this scope and name; GET /api/v1/permission-sets lists all");
  }

  private static Entry entry(SystemSet set) {
    return new Entry(set.setName(), set.title(), set.permissions(), Optional.empty());
  }

  private static Entry entry(PublishedObject set) {
    return new Entry(
        new SetName(SetScope.APPLICATION, set.name()),
        set.content().path("title").asText(),
        PermissionSets.published(set),
        Optional.empty());
  }

  private static Entry entry(TenantSet set) {
    return new Entry(
        new SetName(SetScope.TENANT, set.name), set.title, set.permissions(), Optional.of(set));
  }
}
