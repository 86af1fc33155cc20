package io.tenantry.system.notes;

import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.Entity;

/** A line of text. */
@Entity
public class Note extends PanacheEntity {
  public String text;
}
