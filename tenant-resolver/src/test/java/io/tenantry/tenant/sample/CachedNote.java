package io.tenantry.tenant.sample;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A note that Hibernate keeps in its second-level cache. */
@Entity
@Cacheable
@Table(name = "note")
public class CachedNote {

  @Id public Long id;

  public String text;
}
