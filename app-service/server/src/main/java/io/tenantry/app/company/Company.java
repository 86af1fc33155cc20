package io.tenantry.app.company;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Formula;

/** A legal entity inside the tenant. Names are unique without regard to case. */
@Entity
@Table(schema = "tenantry", name = "company")
class Company extends PanacheEntityBase {

  @Id UUID id;

  String name;

  String displayName;

  Instant createdAt;

  @Version int version;

  /** What lists are sorted by, as PostgreSQL folds case. */
  @Formula("lower(name)")
  String nameKey;

  protected Company() {}

  Company(UUID id, NewCompany values, Instant createdAt) {
    this.id = id;
    this.name = values.name();
    this.displayName = values.displayName();
    this.createdAt = createdAt;
  }

  void change(NewCompany values) {
    name = values.name();
    displayName = values.displayName();
  }
}
