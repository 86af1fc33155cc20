package io.tenantry.controlplane.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tenantry.controlplane.testsupport.TestCluster;
import java.time.Duration;
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
  void callerThatIsRefusedAtAnySpeedFillsTwentyLinesAMinute() {
    // when
    AuditTrail trail = new AuditTrail(database, new ObjectMapper());
    for (int i = 0; i < 100; i++) {
      trail.recordRefusal(refusal("nobody", "GET /api/v1/tenants/" + i));
    }
    trail.recordRefusal(refusal("somebody", "GET /api/v1/tenants"));
    trail.settleRefusals(Duration.ofMinutes(1));

    // then: another caller is not held back, and the minute is not over
    assertThat(refusalsOf("nobody")).isEqualTo(20);
    assertThat(refusalsOf("somebody")).isEqualTo(1);

    // when it is over
    trail.settleRefusals(Duration.ZERO);

    // then
    assertThat(refusalsOf("nobody")).isEqualTo(21);
    int repeated =
        database.withHandle(
            h ->
                h.createQuery(
                        "select (detail->>'repeated')::integer from catalog.audit"
                            + " where actor = 'nobody' order by id desc limit 1")
                    .mapTo(Integer.class)
                    .one());
    assertThat(repeated).isEqualTo(80);
    assertThat(refusalsOf("somebody")).isEqualTo(1);
  }

  private static AuditEntry refusal(String actor, String action) {
    return new AuditEntry(
        actor,
        action,
        Optional.empty(),
        Optional.empty(),
        AuditEntry.Outcome.REFUSED,
        Map.of("status", 403));
  }

  private int refusalsOf(String actor) {
    return database.withHandle(
        h ->
            h.createQuery(
                    "select count(*) from catalog.audit"
                        + " where actor = :actor and outcome = 'refused'")
                .bind("actor", actor)
                .mapTo(Integer.class)
                .one());
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
