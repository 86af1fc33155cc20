package io.tenantry.controlplane.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
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
      select o.*, (select jsonb_agg(jsonb_build_object(
                              'name', s.name, 'status', s.status, 'attempts', s.attempt, 'error', s.error)
                              order by s.position)
                     from catalog.operation_step s where s.operation_id = o.id) as steps
        from catalog.operation o
      """;

  private final Jdbi jdbi;
  private final ObjectMapper json;

  OperationRecords(Jdbi jdbi, ObjectMapper json) {
    this.jdbi = jdbi;
    this.json = json;
  }

  void insert(UUID id, NewOperation operation, PlanLayout plan) {
    String[] names = plan.steps().stream().map(p -> p.step().name()).toArray(String[]::new);
    boolean inserted =
        jdbi.withHandle(
            handle ->
                handle
                        .createQuery(
                            """
                            with accepted as (
                              insert into catalog.operation
                                (id, type, tenant_uuid, tenant_id, created_by, reason, params)
                              values (:id, :type, :subject, :subjectName, :createdBy, :reason,
                                      cast(:params as jsonb))
                              on conflict (tenant_uuid) where finished_at is null do nothing
                              returning id),
                            steps as (
                              insert into catalog.operation_step (operation_id, position, name)
                              select a.id, s.number - 1, s.name
                                from accepted a, unnest(:names) with ordinality as s (name, number))
                            select count(*) from accepted
                            """)
                        .bind("id", id)
                        .bind("type", operation.type())
                        .bind("subject", operation.subject().orElse(null))
                        .bind("subjectName", operation.subjectName().orElse(null))
                        .bind("createdBy", operation.createdBy())
                        .bind("reason", operation.reason().orElse(null))
                        .bind("params", operation.params().toString())
                        .bind("names", names)
                        .mapTo(Integer.class)
                        .one()
                    == 1);
    if (!inserted) {
      refuse(runningOn(operation.subject().orElseThrow()));
      // It has ended between the two statements.
      insert(id, operation, plan);
    }
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
                          where (cast(:subject as uuid) is null or o.tenant_uuid = :subject)
                            and (cast(:status as text) is null or o.status = :status)
                            and (cast(:type as text) is null or o.type = :type)
                            and (cast(:afterId as uuid) is null
                                 or (o.created_at, o.id) < (:afterCreated, :afterId))
                          order by o.created_at desc, o.id desc
                          limit :limit
                          """)
                .bind("subject", filter.subject().orElse(null))
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
    return new Operation(
        row.getObject("id", UUID.class),
        row.getString("type"),
        Optional.ofNullable(row.getObject("tenant_uuid", UUID.class)),
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
