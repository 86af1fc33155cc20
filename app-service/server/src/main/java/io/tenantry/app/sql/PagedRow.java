package io.tenantry.app.sql;

import java.time.LocalDate;
import java.util.UUID;

/** A row of a list of documents: what it can be sorted by. */
public interface PagedRow {

  UUID id();

  /** In lower case. */
  String numberKey();

  LocalDate date();
}
