package io.tenantry.app.user;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.tenantry.app.http.VersionTag;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.SQLRestriction;

/**
 * Somebody who works, or worked, in the tenant.
 *
 * <p>The tenant's login may not delete users. One who is deleted leaves a row without a name, which
 * no query finds: it begins with a tab, as no name does that a token or an administrator brings.
 */
@Entity
@SQLRestriction("ascii(name) <> 9")
@Table(schema = "tenantry", name = "tenant_user")
class TenantUser extends PanacheEntityBase {

  @Id UUID id;

  /** As in access tokens, letter case included. */
  String name;

  String displayName;
  boolean disabled;
  Instant expiresAt;
  Instant registeredAt;
  String registeredBy;
  @Version int version;

  protected TenantUser() {}

  TenantUser(UUID id, NewUser values, Instant registeredAt, String registeredBy) {
    this.id = id;
    this.name = values.name();
    this.registeredAt = registeredAt;
    this.registeredBy = registeredBy;
    take(new UserState(values.displayName(), values.disabled(), values.expiresAt()));
  }

  final void take(UserState state) {
    displayName = state.displayName();
    disabled = state.disabled();
    expiresAt = state.expiresAt();
  }

  /** Leaves the row behind, with nothing in it about anybody. */
  void leave() {
    name = "\t" + id;
    take(new UserState(null, true, null));
  }

  UserState state() {
    return new UserState(displayName, disabled, expiresAt);
  }

  VersionTag tag() {
    return new VersionTag(id, version);
  }
}
