package io.tenantry.controlplane.operation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/**
 * What a runner reads and writes. Each write is one statement, hence one transaction and one round
 * trip, and is guarded by the run and the attempt it belongs to: a runner that was taken for dead
 * gets a {@link StaleAttemptException} and has changed nothing.
 */
@ApplicationScoped
class OperationJournal {

  private static final String BEGIN =
      """
      update catalog.operation_step s
         set status = :status, attempt = s.attempt + 1, error = null, finished_at = null,
             started_at = coalesce(s.started_at, clock_timestamp())
       where s.operation_id = :operation and s.position = :position
      """
          + Attempt.IS_CURRENT;

  /** What begins a step takes it away again. */
  private static final String LEAVE =
      """
      update catalog.operation_step s
         set error = cast(:error as jsonb)
        from catalog.operation o
       where o.id = s.operation_id and o.id = :operation and o.run = :run
         and s.name = any(:steps)
         and (s.finished_at is null or o.compensating and s.status <> 'compensated')
      """;

  private static final String FINISH =
      """
      with finished as (
        update catalog.operation o
           set status = :status, progress = 100, finished_at = clock_timestamp()
         where o.id = :operation and o.run = :run and o.finished_at is null
        returning o.id)
      select pg_notify('tenantry_operations', f.id::text) from finished f
      """;

  private final Jdbi jdbi;
  private final ObjectMapper json;

  OperationJournal(Jdbi jdbi, ObjectMapper json) {
    this.jdbi = jdbi;
    this.json = json;
  }

  /** Takes the operation up; empty when it has ended already. */
  Optional<Claim> claim(UUID operation) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(ClaimRow.CLAIM)
                .bind("operation", operation)
                .map((row, context) -> ClaimRow.claim(row, json))
                .findOne());
  }

  /** Reads again what this run has taken up. */
  Claim read(Claim mine) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(ClaimRow.READ)
                .bind("operation", mine.operation())
                .bind("run", mine.run())
                .map((row, context) -> ClaimRow.claim(row, json))
                .findOne()
                .orElseThrow(() -> new StaleAttemptException(mine.operation(), "any", mine.run())));
  }

  /** Begins the next attempt of a step, given the last one. */
  Attempt begin(Attempt last) {
    return begin(last, "running");
  }

  /** Begins to undo a step. */
  Attempt beginUndo(Attempt last) {
    return begin(last, "compensating");
  }

  /** Records why the attempt failed; the step goes on with another one. */
  void failed(Attempt attempt, StepFailure failure) {
    demand(
        attempt,
        update(
            attempt,
            """
            update catalog.operation_step s set error = cast(:error as jsonb)
             where s.operation_id = :operation and s.position = :position
            """
                + Attempt.IS_CURRENT,
            failure));
  }

  /** Ends a step. */
  void end(Attempt attempt, StepEnd end) {
    demand(attempt, write(StepEnding.ALONE, attempt, end, q -> q) == 1);
  }

  /** Ends the last step and with it the operation, which has succeeded; tells whoever listens. */
  void endAndFinish(Attempt attempt, StepEnd end) {
    demand(attempt, write(StepEnding.WITH_THE_OPERATION, attempt, end.last(), q -> q) == 1);
  }

  /**
   * Ends a step and begins the one after it, given that one's last attempt.
   *
   * @return empty when the step has ended but the operation is to be canceled
   */
  Optional<Attempt> endAndBegin(Attempt attempt, StepEnd end, Attempt next) {
    int begun =
        write(
            StepEnding.WITH_THE_NEXT_BEGUN,
            attempt,
            end,
            q -> q.bind("nextPosition", next.position()).bind("nextAttempt", next.number()));
    if (begun == StepEnding.CANCELING) {
      return Optional.empty();
    }
    demand(attempt, begun == 1);
    return Optional.of(next.next());
  }

  /**
   * From now on the operation undoes itself.
   *
   * @param step that gave up; empty when none did
   */
  void turnBack(Claim claim, String step, StepFailure failure) {
    int changed =
        jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(
                        """
                        update catalog.operation set compensating = true, error = cast(:error as jsonb)
                         where id = :operation and run = :run and finished_at is null
                        """)
                    .bind("operation", claim.operation())
                    .bind("run", claim.run())
                    .bind("error", error(step, failure))
                    .execute());
    if (changed == 0) {
      throw new StaleAttemptException(claim.operation(), step, claim.run());
    }
  }

  private String error(String step, StepFailure failure) {
    ObjectNode error =
        json.createObjectNode().put("code", failure.code()).put("message", failure.message());
    return (step.isEmpty() ? error : error.put("step", step)).toString();
  }

  /**
   * Says at the steps that are still to be run or undone that this process cannot.
   *
   * @param steps names of those it does not know
   */
  void leave(Claim claim, List<String> steps) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(LEAVE)
                .bind("operation", claim.operation())
                .bind("run", claim.run())
                .bind("steps", steps.toArray(String[]::new))
                .bind("error", json.valueToTree(StepFailure.unknown()).toString())
                .execute());
  }

  /** Whether somebody wants the operation undone. */
  boolean isCancelRequested(Claim claim) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select cancel_requested_by is not null from catalog.operation where id = :id")
                .bind("id", claim.operation())
                .mapTo(Boolean.class)
                .one());
  }

  /**
   * The same, as the attempt sees it.
   *
   * @throws StaleAttemptException when it is no longer the current one
   */
  boolean isCancelRequested(Attempt attempt) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select c.cancel_requested_by is not null
                      from catalog.operation_step s join catalog.operation c on c.id = s.operation_id
                     where s.operation_id = :operation and s.position = :position
                    """
                        + Attempt.IS_CURRENT)
                .bindMap(attempt.parameters())
                .mapTo(Boolean.class)
                .findOne()
                .orElseThrow(attempt::stale));
  }

  /** Ends the operation and tells whoever listens. */
  void finish(Claim claim, Operation.Status status) {
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(FINISH)
                .bind("operation", claim.operation())
                .bind("run", claim.run())
                .bind("status", status.name().toLowerCase(Locale.ROOT))
                .mapToMap()
                .findOne()
                .orElseThrow(
                    () -> new StaleAttemptException(claim.operation(), "the end", claim.run())));
  }

  /** Whether the attempt is still the current one. */
  boolean isCurrent(Attempt attempt) {
    return jdbi.withHandle(
        handle ->
            handle
                    .createQuery(
                        """
                        select count(*) from catalog.operation_step s
                         where s.operation_id = :operation and s.position = :position
                        """
                            + Attempt.IS_CURRENT)
                    .bindMap(attempt.parameters())
                    .mapTo(Integer.class)
                    .one()
                == 1);
  }

  /**
   * Whether the attempt is still the current one; if so, it stays that until the running
   * transaction ends, because to take over is to change the operation's row.
   */
  boolean hold(Attempt attempt) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select o.run
                      from catalog.operation o
                      join catalog.operation_step s on s.operation_id = o.id
                     where o.id = :operation and o.run = :run
                       and s.position = :position and s.attempt = :attempt
                       for share of o
                    """)
                .bindMap(attempt.parameters())
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
  }

  private Attempt begin(Attempt last, String status) {
    int changed =
        jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(BEGIN)
                    .bindMap(last.parameters())
                    .bind("status", status)
                    .execute());
    demand(last.next(), changed == 1);
    return last.next();
  }

  private boolean update(Attempt attempt, String sql, StepFailure failure) {
    return jdbi.withHandle(
        handle ->
            handle
                    .createUpdate(sql)
                    .bindMap(attempt.parameters())
                    .bind("error", json.valueToTree(failure).toString())
                    .execute()
                == 1);
  }

  private int write(
      StepEnding how, Attempt attempt, StepEnd end, UnaryOperator<Query> furtherParameters) {
    return jdbi.withHandle(
        handle ->
            furtherParameters
                .apply(
                    handle
                        .createQuery(how.sql())
                        .bindMap(attempt.parameters())
                        .bind("status", end.status())
                        .bind(
                            "error",
                            end.failure().map(f -> json.valueToTree(f).toString()).orElse(null))
                        .bind("progress", end.progress())
                        .bind("decided", end.decided())
                        .bind("result", json.valueToTree(end.result()).toString()))
                .mapTo(Integer.class)
                .one());
  }

  private static void demand(Attempt attempt, boolean changed) {
    if (!changed) {
      throw attempt.stale();
    }
  }
}
