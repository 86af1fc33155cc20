package io.tenantry.system.peer;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** Column for column what the app-service maps. */
@Entity
class Customer extends PanacheEntityBase {

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

  @Column(insertable = false, updatable = false)
  String numberKey;

  @Column(insertable = false, updatable = false)
  String nameKey;
}
