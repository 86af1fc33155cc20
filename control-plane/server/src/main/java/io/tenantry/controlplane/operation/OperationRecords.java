package io.tenantry.controlplane.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The rows of operations as others see them. */
@ApplicationScoped
class OperationRecords {

  private static final String SELECT =
      """
      select o.*, (select coalesce(jsonb_agg(jsonb_build_object(
                              'name', s.name, 'status', s.status, 'attempts', s.attempt, 'error', s.error)
                              order by s.position), '[]')
                     from catalog.operation_step s where s.operation_id = o.id) as steps
        from catalog.operation o
      """;

  private static final String CHANGED_SINCE =
      """
      where o.changed_at >= :since
      order by o.changed_at, o.id
      limit :limit
      """;

  private final Jdbi jdbi;
  private final ObjectMapper json;

  OperationRecords(Jdbi jdbi, ObjectMapper json) {
    this.jdbi = jdbi;
    this.json = json;
  }

  /**
   * Writes an operation down, with its line in the audit trail: there is none without the other.
   *
   * @return whether it may begin; else it waits for its turn
   * @throws OperationRunningException when another one is running and this one would not wait
   */
  boolean insert(UUID id, NewOperation operation, PlanLayout plan) {
    if (insert(id, operation, plan, operation.subject(), Optional.empty())) {
      return true;
    }
    if (operation.queued()) {
      insert(id, operation, plan, Optional.empty(), operation.subject());
      return false;
    }
    refuse(runningOn(operation.subject().orElseThrow()));
    // It has ended between the two statements.
    return insert(id, operation, plan);
  }

  private boolean insert(
      UUID id,
      NewOperation operation,
      PlanLayout plan,
      Optional<UUID> subject,
      Optional<UUID> queuedFor) {
    String[] names = plan.steps().stream().map(p -> p.step().name()).toArray(String[]::new);
    Boolean[] needed =
        plan.steps().stream()
            .map(p -> p.step().isNeeded(operation.params()))
            .toArray(Boolean[]::new);
    return jdbi.withHandle(
        handle ->
            handle
                    .createQuery(
                        """
                        with accepted as (
                          insert into catalog.operation
                            (id, type, tenant_uuid, tenant_id, created_by, reason, params, queued_for)
                          values (:id, :type, :subject, :subjectName, :createdBy, :reason,
                                  cast(:params as jsonb), :queuedFor)
                          on conflict (tenant_uuid) where finished_at is null do nothing
                          returning *),
                        line as (
                          insert into catalog.audit
                            (actor, action, tenant_uuid, tenant_id, outcome, detail)
                          select a.created_by, a.type, coalesce(a.tenant_uuid, a.queued_for),
                                 a.tenant_id, 'accepted',
                                 jsonb_build_object('operation', a.id, 'params', a.params)
                                 || case when a.reason is null then '{}'
                                         else jsonb_build_object('reason', a.reason) end
                            from accepted a),
                        steps as (
                          insert into catalog.operation_step
                            (operation_id, position, name, status, finished_at)
                          select a.id, s.number - 1, s.name,
                                 case when s.needed then 'pending' else 'skipped' end,
                                 case when not s.needed then clock_timestamp() end
                            from accepted a,
                                 unnest(:names, :needed) with ordinality as s (name, needed, number))
                        select count(*) from accepted
                        """)
                    .bind("id", id)
                    .bind("type", operation.type())
                    .bind("subject", subject.orElse(null))
                    .bind("queuedFor", queuedFor.orElse(null))
                    .bind("subjectName", operation.subjectName().orElse(null))
                    .bind("createdBy", operation.createdBy())
                    .bind("reason", operation.reason().orElse(null))
                    .bind("params", operation.params().toString())
                    .bind("names", names)
                    .bind("needed", needed)
                    .mapTo(Integer.class)
                    .one()
                == 1);
  }

  /** What has changed since, the longest ago first; at most so many. */
  List<ChangedOperation> changedSince(Instant since, int atMost) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT + CHANGED_SINCE)
                .bind("since", since.atOffset(ZoneOffset.UTC))
                .bind("limit", atMost)
                .map(
                    (row, context) ->
                        new ChangedOperation(
                            row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                            operationOf(row)))
                .list());
  }

  Optional<Operation> find(UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT + "where o.id = :id")
                .bind("id", id)
                .map((row, context) -> operationOf(row))
                .findOne());
  }

  List<Operation> list(OperationFilter filter) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    SELECT
                        + """
                        where (cast(:subject as uuid) is null or o.tenant_uuid = :subject
                               or o.queued_for = :subject)
                          and (cast(:subjectName as text) is null
                               or lower(o.tenant_id) = lower(:subjectName))
                          and (cast(:status as text) is null or o.status = :status)
                          and (cast(:type as text) is null or o.type = :type)
                          and (cast(:afterId as uuid) is null
                               or (o.created_at, o.id) < (:afterCreated, :afterId))
                        order by o.created_at desc, o.id desc
                        limit :limit
                        """)
                .bind("subject", filter.subject().orElse(null))
                .bind("subjectName", filter.subjectName().orElse(null))
                .bind("status", filter.status().map(OperationRecords::text).orElse(null))
                .bind("type", filter.type().orElse(null))
                .bind("afterId", filter.after().map(OperationFilter.Place::id).orElse(null))
                .bind(
                    "afterCreated",
                    filter.after().map(OperationFilter.Place::createdAt).orElse(null))
                .bind("limit", filter.limit())
                .map((row, context) -> operationOf(row))
                .list());
  }

  /** The application database's clock, by which changes are told apart. */
  Instant now() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select clock_timestamp()")
                .mapTo(OffsetDateTime.class)
                .one()
                .toInstant());
  }

  private static void refuse(Optional<UUID> running) {
    running.ifPresent(
        operation -> {
          throw new OperationRunningException(operation);
        });
  }

  private Optional<UUID> runningOn(UUID subject) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select id from catalog.operation"
                        + " where tenant_uuid = :subject and finished_at is null")
                .bind("subject", subject)
                .mapTo(UUID.class)
                .findOne());
  }

  private static String text(Operation.Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  private Operation operationOf(ResultSet row) throws SQLException {
    UUID queuedFor = row.getObject("queued_for", UUID.class);
    return new Operation(
        row.getObject("id", UUID.class),
        row.getString("type"),
        Optional.ofNullable(row.getObject("tenant_uuid", UUID.class))
            .or(() -> Optional.ofNullable(queuedFor)),
        Optional.ofNullable(row.getString("tenant_id")),
        Operation.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
        row.getInt("progress"),
        row.getString("created_by"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getObject("finished_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant),
        Optional.ofNullable(row.getString("reason")),
        Json.read(json, row.getString("params")),
        Json.read(json, row.getString("result")),
        Optional.ofNullable(row.getString("error")).map(text -> Json.read(json, text)),
        stepsOf(Json.read(json, row.getString("steps"))));
  }

  private static List<Operation.Step> stepsOf(JsonNode rows) {
    List<Operation.Step> steps = new ArrayList<>();
    for (JsonNode row : rows) {
      steps.add(
          new Operation.Step(
              row.get("name").asText(),
              row.get("status").asText(),
              row.get("attempts").asInt(),
              Optional.of(row.get("error")).filter(error -> !error.isNull())));
    }
    return List.copyOf(steps);
  }
}
