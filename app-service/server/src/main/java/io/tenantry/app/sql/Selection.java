package io.tenantry.app.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A SELECT that grows by conditions. For one thread. */
public final class Selection {

  private final StringBuilder sql;
  private final List<Object> parameters = new ArrayList<>();

  /**
   * @param sql up to and with its first condition
   */
  public Selection(String sql, Object... parameters) {
    this.sql = new StringBuilder(sql);
    this.parameters.addAll(List.of(parameters));
  }

  /**
   * @param condition a constant, with as many question marks as values
   */
  public Selection and(String condition, Object... values) {
    sql.append(" and ").append(condition);
    parameters.addAll(List.of(values));
    return this;
  }

  /** Adds the condition if there is a value. */
  public Selection and(String condition, Optional<?> value) {
    return value.map(given -> and(condition, given)).orElse(this);
  }

  /**
   * @param orderBy a constant
   */
  public Selection orderBy(String orderBy, int most) {
    sql.append(" order by ").append(orderBy).append(" limit ?");
    parameters.add(most);
    return this;
  }

  public String sql() {
    return sql.toString();
  }

  public Object[] parameters() {
    return parameters.toArray();
  }
}
