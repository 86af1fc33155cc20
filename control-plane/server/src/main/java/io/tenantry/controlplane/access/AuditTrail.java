package io.tenantry.controlplane.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import org.jdbi.v3.core.Jdbi;

/**
 * The append-only record of who did, or tried, what. An entry is part of the caller's transaction
 * if there is one: nothing is changed without its entry. The database refuses to change entries.
 */
@ApplicationScoped
public class AuditTrail {

  private final Jdbi jdbi;
  private final ObjectMapper json;

  AuditTrail(Jdbi jdbi, ObjectMapper json) {
    this.jdbi = jdbi;
    this.json = json;
  }

  public void record(AuditEntry entry) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into catalog.audit (actor, action, tenant_uuid, tenant_id, outcome, detail)
                    values (:actor, :action, :tenant, :tenantId, :outcome, cast(:detail as jsonb))
                    """)
                .bind("actor", entry.actor())
                .bind("action", entry.action())
                .bind("tenant", entry.tenant().orElse(null))
                .bind("tenantId", entry.tenantId().orElse(null))
                .bind("outcome", entry.outcome().name().toLowerCase(Locale.ROOT))
                .bind("detail", text(entry))
                .execute());
  }

  /**
   * Records a refusal. Of one actor the first twenty within a minute are lines; the others are
   * counted and become one line.
   */
  void recordRefusal(AuditEntry refusal) {
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(
                    "select catalog.record_refusal(null, cast(:tenant as uuid), :actor, :action,"
                        + " cast(:detail as jsonb))")
                .bind("tenant", refusal.tenant().orElse(null))
                .bind("actor", refusal.actor())
                .bind("action", refusal.action())
                .bind("detail", text(refusal))
                .mapToMap()
                .one());
  }

  /** Writes down the refusals that were only counted, once their minute is over. */
  @Scheduled(every = "60s", delayed = "60s", identity = "settle-refusals")
  void settleRefusals() {
    settleRefusals(Duration.ofMinutes(1));
  }

  void settleRefusals(Duration olderThan) {
    jdbi.useHandle(
        handle ->
            handle
                .createQuery("select catalog.settle_refusals(make_interval(secs => :age))")
                .bind("age", (double) olderThan.toSeconds())
                .mapTo(Integer.class)
                .one());
  }

  private String text(AuditEntry entry) {
    try {
      return json.writeValueAsString(entry.detail());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the detail of " + entry.action() + " is not JSON", e);
    }
  }
}
