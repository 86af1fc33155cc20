package io.tenantry.tenant.catalog;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** Writes batches of usage to the catalog. */
@Singleton
class UsageRecording implements CatalogDuty {

  private final UsageReport report;

  UsageRecording(UsageReport report) {
    this.report = report;
  }

  @Override
  public void perform(Connection connection, UUID instance) throws SQLException {
    Optional<UsageBatch> batch = report.due(false);
    if (batch.isPresent()) {
      record(connection, instance, batch.get());
    }
  }

  /** A batch whose fate is not known goes first, then what was counted since. */
  @Override
  public void finish(Connection connection, UUID instance) throws SQLException {
    Optional<UsageBatch> batch = report.due(true);
    while (batch.isPresent()) {
      record(connection, instance, batch.get());
      batch = report.due(true);
    }
  }

  private void record(Connection connection, UUID instance, UsageBatch batch) throws SQLException {
    try (PreparedStatement call =
        connection.prepareStatement("select catalog.record_usage(?, ?, ?::jsonb)")) {
      call.setObject(1, batch.id());
      call.setObject(2, instance);
      call.setString(3, batch.usage());
      call.execute();
    }
    report.recorded(batch);
  }

  @Override
  public String toString() {
    return "the recording of usage";
  }
}
