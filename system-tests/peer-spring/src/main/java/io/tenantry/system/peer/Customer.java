package io.tenantry.system.peer;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** The row that is read. */
@Entity
public class Customer {

  @Id public long id;
  public String number;
  public String name;
  public String city;
}
