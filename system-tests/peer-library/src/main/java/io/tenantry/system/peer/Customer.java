package io.tenantry.system.peer;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** The row that is read. */
@Entity
public class Customer extends PanacheEntityBase {

  @Id public long id;
  public String number;
  public String name;
  public String city;
}
