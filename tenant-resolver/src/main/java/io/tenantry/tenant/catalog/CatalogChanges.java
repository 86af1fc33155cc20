package io.tenantry.tenant.catalog;

import io.tenantry.tenant.object.PublishedObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.LongStream;

/**
 * What both views said at one moment. Read one after the other they would be of two moments, and a
 * change between them would count as applied without having been seen.
 *
 * <p>Every instance asks at every change, so asking is one round trip.
 */
record CatalogChanges(List<TenantEntry> tenants, List<PublishedObject> objects) {

  private static final String MOMENT = "begin isolation level repeatable read, read only;\n";

  private static final String BOTH =
      CatalogReader.CHANGED_SINCE + ";\n" + ObjectReader.CHANGED_SINCE + ";\ncommit";

  /** Everything there is: planned for what it is. */
  private static final String ALL = MOMENT + BOTH;

  /**
   * To plan these queries takes PostgreSQL ten times as long as to answer them, so they are planned
   * once for a connection: for a few rows, since the version has an upper bound.
   */
  private static final String A_FEW =
      MOMENT + "set local plan_cache_mode = force_generic_plan;\nset local jit = off;\n" + BOTH;

  /**
   * @param connection which is to be closed when this fails: it is within a transaction then
   */
  static CatalogChanges since(
      Connection connection, long version, CatalogReader tenants, ObjectReader objects)
      throws SQLException {
    try (PreparedStatement both = connection.prepareStatement(version == 0 ? ALL : A_FEW)) {
      both.setLong(1, version);
      both.setLong(2, Long.MAX_VALUE);
      both.setLong(3, version);
      both.execute();
      return new CatalogChanges(tenants.entries(next(both)), objects.objects(next(both)));
    }
  }

  /** The rows of the next query; what opens the transaction has results without any. */
  private static ResultSet next(PreparedStatement answered) throws SQLException {
    while (!answered.getMoreResults()) {
      if (answered.getUpdateCount() == -1) {
        throw new SQLException("a view of the catalog was not answered");
      }
    }
    return answered.getResultSet();
  }

  /** The highest version among them; 0 when there are none. */
  long highest() {
    return LongStream.concat(
            tenants.stream().mapToLong(TenantEntry::version),
            objects.stream().mapToLong(PublishedObject::version))
        .max()
        .orElse(0);
  }
}
