package io.tenantry.app.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/**
 * A column of a result.
 *
 * @param name of the column, as the dataset calls it
 * @param title for people
 * @param type of {@link Types}
 */
record Column(String name, String title, int type) {

  boolean numeric() {
    return switch (type) {
      case Types.SMALLINT, Types.INTEGER, Types.BIGINT, Types.NUMERIC, Types.REAL, Types.DOUBLE ->
          true;
      default -> false;
    };
  }

  /**
   * @return a Number, Boolean, LocalDate, OffsetDateTime or String; null for NULL
   */
  Object read(ResultSet row, int index, ZoneId zone) throws SQLException {
    return switch (type) {
      case Types.SMALLINT, Types.INTEGER, Types.BIGINT -> number(row, index);
      case Types.NUMERIC -> row.getBigDecimal(index);
      case Types.REAL, Types.DOUBLE -> row.getObject(index);
      case Types.BIT, Types.BOOLEAN -> row.getObject(index, Boolean.class);
      case Types.DATE -> row.getObject(index, LocalDate.class);
      case Types.TIMESTAMP_WITH_TIMEZONE -> inZone(row, index, zone);
      case Types.TIMESTAMP ->
          row.getMetaData().getColumnTypeName(index).equals("timestamptz")
              ? inZone(row, index, zone)
              : row.getString(index);
      default -> row.getString(index);
    };
  }

  private static Long number(ResultSet row, int index) throws SQLException {
    long value = row.getLong(index);
    return row.wasNull() ? null : value;
  }

  private static OffsetDateTime inZone(ResultSet row, int index, ZoneId zone) throws SQLException {
    OffsetDateTime time = row.getObject(index, OffsetDateTime.class);
    return time == null ? null : time.atZoneSameInstant(zone).toOffsetDateTime();
  }
}
