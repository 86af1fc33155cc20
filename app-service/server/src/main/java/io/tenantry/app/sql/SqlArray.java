package io.tenantry.app.sql;

import java.util.Collection;

/**
 * A parameter that is an array.
 *
 * @param type PostgreSQL's name of its elements
 */
public record SqlArray(String type, Object[] values) {

  public static SqlArray of(String type, Collection<?> values) {
    return new SqlArray(type, values.toArray());
  }
}
