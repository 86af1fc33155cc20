package io.tenantry.controlplane.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tenantry.controlplane.api.AuditView;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Reads the lines of {@code catalog.audit}. */
@ApplicationScoped
class AuditRecords {

  private static final String SELECT =
      """
      select id, at, actor, action, tenant_uuid, tenant_id, outcome, detail
        from catalog.audit
       where (cast(:tenant as uuid) is null or tenant_uuid = :tenant)
         and (cast(:tenantId as text) is null or lower(tenant_id) = lower(:tenantId))
         and (cast(:actor as text) is null or actor = :actor)
         and (cast(:action as text) is null or action = :action)
         and (cast(:outcome as text) is null or outcome = :outcome)
         and (cast(:since as timestamptz) is null or at >= :since)
         and (cast(:until as timestamptz) is null or at < :until)
         and (cast(:before as bigint) is null or id < :before)
       order by id desc
       limit :limit
      """;

  private final Jdbi jdbi;
  private final ObjectMapper json;

  AuditRecords(Jdbi jdbi, ObjectMapper json) {
    this.jdbi = jdbi;
    this.json = json;
  }

  /**
   * Newest first.
   *
   * @param before only lines with a lower number
   */
  List<AuditView> list(AuditFilter filter, Optional<Long> before, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT)
                .bind("tenant", filter.tenant().orElse(null))
                .bind("tenantId", filter.tenantId().orElse(null))
                .bind("actor", filter.actor().orElse(null))
                .bind("action", filter.action().orElse(null))
                .bind("outcome", filter.outcome().orElse(null))
                .bind("since", filter.since().map(AuditRecords::offset).orElse(null))
                .bind("until", filter.until().map(AuditRecords::offset).orElse(null))
                .bind("before", before.orElse(null))
                .bind("limit", limit)
                .map((row, context) -> view(row))
                .list());
  }

  private static OffsetDateTime offset(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }

  private AuditView view(ResultSet row) throws SQLException {
    return new AuditView(
        row.getLong("id"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("actor"),
        row.getString("action"),
        row.getObject("tenant_uuid", UUID.class),
        row.getString("tenant_id"),
        row.getString("outcome"),
        tree(row.getString("detail")));
  }

  private JsonNode tree(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the database holds text that is not JSON", e);
    }
  }
}
