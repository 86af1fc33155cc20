package io.tenantry.app.odata.model;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.apache.olingo.commons.api.edm.EdmPrimitiveTypeKind;

/** The sorts of values there are: what OData calls them, what PostgreSQL calls them. */
public enum Kind {
  TEXT("text", EdmPrimitiveTypeKind.String),
  INTEGER("integer", EdmPrimitiveTypeKind.Int32),
  LONG("bigint", EdmPrimitiveTypeKind.Int64),
  DECIMAL("numeric", EdmPrimitiveTypeKind.Decimal),
  BOOLEAN("boolean", EdmPrimitiveTypeKind.Boolean),
  DATE("date", EdmPrimitiveTypeKind.Date),
  TIME("time", EdmPrimitiveTypeKind.TimeOfDay),
  TIMESTAMP("timestamptz", EdmPrimitiveTypeKind.DateTimeOffset),
  DURATION("interval", EdmPrimitiveTypeKind.Duration),
  UUID("uuid", EdmPrimitiveTypeKind.Guid),
  /** Of the word {@code null}. */
  NOTHING("text", EdmPrimitiveTypeKind.String);

  private final String sql;
  private final EdmPrimitiveTypeKind edm;

  Kind(String sql, EdmPrimitiveTypeKind edm) {
    this.sql = sql;
    this.edm = edm;
  }

  /** PostgreSQL's name of the type. */
  public String sql() {
    return sql;
  }

  public EdmPrimitiveTypeKind edm() {
    return edm;
  }

  public boolean isWhole() {
    return this == INTEGER || this == LONG;
  }

  public boolean isNumber() {
    return isWhole() || this == DECIMAL;
  }

  public boolean isDayOrTime() {
    return this == DATE || this == TIMESTAMP;
  }

  /** The value as the serializer takes it; null stays null. */
  public Object read(ResultSet row, int column) throws SQLException {
    return switch (this) {
      case TEXT, NOTHING -> row.getString(column);
      case INTEGER -> row.getObject(column, Integer.class);
      case LONG -> row.getObject(column, Long.class);
      case DECIMAL, DURATION -> row.getBigDecimal(column);
      case BOOLEAN -> row.getObject(column, Boolean.class);
      case DATE -> row.getObject(column, LocalDate.class);
      case TIME -> row.getObject(column, LocalTime.class);
      case TIMESTAMP -> instant(row, column);
      case UUID -> row.getObject(column, UUID.class);
    };
  }

  private static Object instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
