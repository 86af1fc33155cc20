package io.tenantry.controlplane.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tenantry.controlplane.testsupport.TestCluster;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditTrailTest {

  private Jdbi database;

  @BeforeEach
  void recordOneEntry() {
    database = Jdbi.create(TestCluster.applicationDatabase());
    new AuditTrail(database, new ObjectMapper())
        .record(
            new AuditEntry(
                "platform-admin",
                "tenant.mount",
                Optional.of(UUID.randomUUID()),
                Optional.of("cronus"),
                AuditEntry.Outcome.ACCEPTED,
                Map.of("reason", "opening day")));
  }

  @Test
  void entryIsKeptAsItWasRecorded() {
    Map<String, Object> row =
        database.withHandle(
            h ->
                h.createQuery(
                        "select actor, action, tenant_id, outcome, detail->>'reason' as reason"
                            + " from catalog.audit")
                    .mapToMap()
                    .one());

    assertThat(row)
        .containsEntry("actor", "platform-admin")
        .containsEntry("action", "tenant.mount")
        .containsEntry("tenant_id", "cronus")
        .containsEntry("outcome", "accepted")
        .containsEntry("reason", "opening day");
  }

  @Test
  void databaseRefusesToChangeOrForgetEntries() {
    for (String change :
        new String[] {
          "update catalog.audit set actor = 'somebody'",
          "delete from catalog.audit",
          "truncate catalog.audit"
        }) {
      assertThatThrownBy(() -> database.useHandle(h -> h.execute(change)))
          .as(change)
          .hasMessageContaining("append-only");
    }
  }
}
