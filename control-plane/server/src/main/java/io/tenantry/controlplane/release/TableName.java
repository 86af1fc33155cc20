package io.tenantry.controlplane.release;

import io.tenantry.controlplane.server.SqlQuoting;

/** A table with its schema; both as they are, unquoted. */
public record TableName(String schema, String name) {

  /** For people: {@code business.customer}. */
  public String text() {
    return schema + "." + name;
  }

  /** For statements. */
  public String quoted() {
    return SqlQuoting.identifier(schema) + "." + SqlQuoting.identifier(name);
  }
}
