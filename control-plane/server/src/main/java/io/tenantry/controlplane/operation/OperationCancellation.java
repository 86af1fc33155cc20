package io.tenantry.controlplane.operation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Notes in an operation's row that somebody wants it undone; its runner does the rest. */
@ApplicationScoped
class OperationCancellation {

  private static final String REQUEST =
      """
      update catalog.operation
         set cancel_requested_by = coalesce(cancel_requested_by, :by)
       where id = :operation and finished_at is null and not compensating and not decided
      """;

  /** What still waits for its turn has prepared nothing that would have to be undone. */
  private static final String END_QUEUED =
      """
      with ended as (
        update catalog.operation
           set status = 'canceled', finished_at = clock_timestamp(), tenant_uuid = queued_for,
               queued_for = null, cancel_requested_by = :by,
               error = '{"code": "canceled", "message": "Canceled before it began."}'
         where id = :operation and queued_for is not null and finished_at is null
        returning id)
      select pg_notify('tenantry_operations', e.id::text) from ended e
      """;

  private final Jdbi jdbi;

  OperationCancellation(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Ends an operation that waits for its turn; false when it does not. */
  boolean endQueued(UUID operation, String by) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(END_QUEUED)
                .bind("operation", operation)
                .bind("by", by)
                .mapToMap()
                .findOne()
                .isPresent());
  }

  /**
   * Asks the runner to turn back; false when it has ended, is on its way back already, or has no
   * way back any more.
   */
  boolean request(UUID operation, String by) {
    return jdbi.withHandle(
        handle ->
            handle.createUpdate(REQUEST).bind("operation", operation).bind("by", by).execute()
                == 1);
  }
}
