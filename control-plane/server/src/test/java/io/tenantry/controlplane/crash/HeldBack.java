package io.tenantry.controlplane.crash;

import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * While this is open, what the control plane accepts is due tomorrow: a test has the time to run it
 * itself.
 */
final class HeldBack implements AutoCloseable {

  private final Jdbi jdbi;

  HeldBack(Jdbi jdbi) {
    this.jdbi = jdbi;
    jdbi.useHandle(
        handle -> {
          handle.execute(
              """
              create function catalog.hold_back() returns trigger language plpgsql as $$
              begin
                new.execution_time := new.execution_time + interval '1 day';
                return new;
              end $$
              """);
          handle.execute(
              """
              create trigger hold_back before insert on catalog.scheduled_tasks
                for each row when (new.task_name = 'operation') execute function catalog.hold_back()
              """);
        });
  }

  /** The one operation of this type that was accepted, which no scheduler knows of any more. */
  UUID take(String type) {
    UUID operation =
        jdbi.withHandle(
            handle ->
                handle
                    .select(
                        "select id from catalog.operation where type = ? and finished_at is null",
                        type)
                    .mapTo(UUID.class)
                    .one());
    jdbi.useHandle(
        handle ->
            handle.execute(
                "delete from catalog.scheduled_tasks where task_name = 'operation'"
                    + " and task_instance = ?",
                operation.toString()));
    return operation;
  }

  @Override
  public void close() {
    jdbi.useHandle(
        handle -> {
          handle.execute("drop trigger hold_back on catalog.scheduled_tasks");
          handle.execute("drop function catalog.hold_back()");
        });
  }
}
