package io.tenantry.app.user;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.tenantry.app.http.VersionTag;
import io.tenantry.app.permission.Permission;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** A permission set that the tenant has made. */
@Entity
@Table(schema = "tenantry", name = "permission_set")
class TenantSet extends PanacheEntityBase {

  @Id UUID id;
  String name;
  String title;
  String[] permissions;
  Instant createdAt;
  Instant updatedAt;
  @Version int version;

  protected TenantSet() {}

  TenantSet(UUID id, NewSet values, Instant now) {
    this.id = id;
    this.name = values.name();
    this.createdAt = now;
    change(new SetContent(values.title(), values.permissions()), now);
  }

  final void change(SetContent content, Instant now) {
    title = content.title();
    permissions = content.permissions().toArray(String[]::new);
    updatedAt = now;
  }

  SetContent content() {
    return new SetContent(title, List.of(permissions));
  }

  Set<Permission> permissions() {
    return Arrays.stream(permissions)
        .flatMap(text -> Permission.parse(text).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  VersionTag tag() {
    return new VersionTag(id, version);
  }
}
