package io.tenantry.controlplane.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Operations that wait for another one on the same subject to end: first come, first served. What
 * changes here is part of the caller's transaction.
 */
@ApplicationScoped
class OperationQueue {

  private static final String WAITING =
      """
      select distinct q.queued_for
        from catalog.operation q
       where q.queued_for is not null and q.finished_at is null
         and not exists (select from catalog.operation r
                          where r.tenant_uuid = q.queued_for and r.finished_at is null)
      """;

  /** Of two processes that try at the same time, one finds the row locked. */
  private static final String ADMIT =
      """
      update catalog.operation o
         set tenant_uuid = queued_for, queued_for = null
       where o.id = (select q.id
                       from catalog.operation q
                      where q.queued_for = :subject and q.finished_at is null
                      order by q.created_at, q.id
                      limit 1
                      for update skip locked)
         and not exists (select from catalog.operation r
                          where r.tenant_uuid = :subject and r.finished_at is null)
      returning o.id
      """;

  private static final String PARAMS =
      "select type, params from catalog.operation where id = :operation";

  private static final String RENEW =
      "update catalog.operation set params = cast(:params as jsonb) where id = :operation";

  private final Jdbi jdbi;
  private final ObjectMapper json;
  private final List<BeginningLater> beginningLater;

  OperationQueue(Jdbi jdbi, ObjectMapper json, @All List<BeginningLater> beginningLater) {
    this.jdbi = jdbi;
    this.json = json;
    this.beginningLater = beginningLater;
  }

  /** Subjects on which nothing runs although something waits. */
  List<UUID> waiting() {
    return jdbi.withHandle(handle -> handle.createQuery(WAITING).mapTo(UUID.class).list());
  }

  /**
   * Lets the one that has waited longest go; empty when none waits or another one runs. Throws when
   * another one begins at this very moment: the transaction is lost, and nothing with it.
   */
  Optional<UUID> admitNext(UUID subject) {
    return jdbi.withHandle(
        handle -> {
          Optional<UUID> admitted =
              handle.createQuery(ADMIT).bind("subject", subject).mapTo(UUID.class).findOne();
          admitted.ifPresent(operation -> renewParams(handle, operation, subject));
          return admitted;
        });
  }

  /** The parameters of an operation as they would be if it were asked for now. */
  JsonNode paramsNow(String type, UUID subject, JsonNode params) {
    return beginningLater.stream()
        .flatMap(one -> one.paramsNow(type, subject, params).stream())
        .findFirst()
        .orElse(params);
  }

  private void renewParams(Handle handle, UUID operation, UUID subject) {
    JsonNode now =
        handle
            .createQuery(PARAMS)
            .bind("operation", operation)
            .map(
                (row, context) ->
                    paramsNow(row.getString(1), subject, Json.read(json, row.getString(2))))
            .one();
    handle
        .createUpdate(RENEW)
        .bind("operation", operation)
        .bind("params", now.toString())
        .execute();
  }
}
