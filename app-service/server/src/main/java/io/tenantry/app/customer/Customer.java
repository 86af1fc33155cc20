package io.tenantry.app.customer;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.tenantry.app.http.VersionTag;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/**
 * Whom a company does business with. The company is not part of the entity: the column fills itself
 * from the transaction's company, and row-level security hides the customers of all others.
 */
@Entity
public class Customer extends PanacheEntityBase {

  @Id UUID id;
  String number;
  String name;
  String contactName;
  String contactTitle;
  String address;
  String city;
  String region;
  String postalCode;
  String country;
  String phone;
  String fax;

  @Column(updatable = false)
  Instant createdAt;

  Instant updatedAt;
  @Version int version;

  /** {@link #number} in lower case, made by PostgreSQL: what is looked up and sorted by. */
  @Column(insertable = false, updatable = false)
  String numberKey;

  /** {@link #name} in lower case, made by PostgreSQL. */
  @Column(insertable = false, updatable = false)
  String nameKey;

  protected Customer() {}

  Customer(UUID id, CustomerValues values, Instant now) {
    this.id = id;
    this.createdAt = now;
    change(values, now);
  }

  final void change(CustomerValues values, Instant now) {
    number = values.number();
    name = values.name();
    contactName = values.contactName();
    contactTitle = values.contactTitle();
    address = values.address();
    city = values.city();
    region = values.region();
    postalCode = values.postalCode();
    country = values.country();
    phone = values.phone();
    fax = values.fax();
    updatedAt = now;
  }

  CustomerValues values() {
    return new CustomerValues(
        number,
        name,
        contactName,
        contactTitle,
        address,
        city,
        region,
        postalCode,
        country,
        phone,
        fax);
  }

  VersionTag tag() {
    return new VersionTag(id, version);
  }
}
