package io.tenantry.tenant.catalog;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Tells the catalog when keys were last used. */
@Singleton
class KeyUseRecording implements CatalogDuty {

  private static final String RECORD = "select catalog.record_key_use(?, ?)";

  private final KeyUses uses;

  KeyUseRecording(KeyUses uses) {
    this.uses = uses;
  }

  @Override
  public void perform(Connection connection, UUID instance) throws SQLException {
    record(connection, uses.due(false));
  }

  @Override
  public void finish(Connection connection, UUID instance) throws SQLException {
    record(connection, uses.due(true));
  }

  private static void record(Connection connection, Map<UUID, Instant> due) throws SQLException {
    if (due.isEmpty()) {
      return;
    }
    List<UUID> keys = new ArrayList<>(due.keySet());
    try (PreparedStatement call = connection.prepareStatement(RECORD)) {
      call.setArray(1, connection.createArrayOf("uuid", keys.toArray()));
      call.setArray(
          2,
          connection.createArrayOf(
              "timestamptz",
              keys.stream().map(key -> due.get(key).atOffset(ZoneOffset.UTC)).toArray()));
      call.execute();
    }
  }

  @Override
  public String toString() {
    return "the recording of uses of keys";
  }
}
