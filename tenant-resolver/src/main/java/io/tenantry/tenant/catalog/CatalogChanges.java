package io.tenantry.tenant.catalog;

import io.tenantry.tenant.object.PublishedObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.LongStream;

/**
 * What both views said at one moment. Read one after the other they would be of two moments, and a
 * change between them would count as applied without having been seen.
 */
record CatalogChanges(List<TenantEntry> tenants, List<PublishedObject> objects) {

  static CatalogChanges since(
      Connection connection, long version, CatalogReader tenants, ObjectReader objects)
      throws SQLException {
    connection.setAutoCommit(false);
    try (Statement moment = connection.createStatement()) {
      moment.execute("set transaction isolation level repeatable read, read only");
    }
    CatalogChanges changes =
        new CatalogChanges(
            tenants.changedSince(connection, version), objects.changedSince(connection, version));
    connection.setAutoCommit(true);
    return changes;
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
