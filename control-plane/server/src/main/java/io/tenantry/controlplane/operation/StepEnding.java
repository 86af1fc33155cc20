package io.tenantry.controlplane.operation;

/**
 * What ends with a step, in one statement: its row, what it adds to its operation's, and what
 * follows at once. Each answers one number, and none of them changes anything for an attempt that
 * is no longer the current one.
 */
enum StepEnding {

  /**
   * Nothing follows yet. Answers 1, or 0 for a stale attempt.
   *
   * <p>Need not be on disk before this run goes on: its next write is, and this one with it. Should
   * the application database lose it in a crash, that write finds nothing to change.
   */
  ALONE(
      Part.ENDED
          + Part.RECORDED
          + Part.OF_THE_SAME
          + "select count(*) from recorded, set_config('synchronous_commit', 'off', true)"),

  /**
   * The step {@code :nextPosition}, which was left at attempt {@code :nextAttempt}, begins. Answers
   * how many began, or {@link #CANCELING}.
   */
  WITH_THE_NEXT_BEGUN(
      Part.ENDED
          + Part.RECORDED
          + Part.OF_THE_SAME
          + """
          , begun as (
            update catalog.operation_step n
               set status = 'running', attempt = n.attempt + 1, error = null,
                   started_at = coalesce(n.started_at, clock_timestamp())
             where n.operation_id = (select id from recorded where not canceling)
               and n.position = :nextPosition
               and n.attempt = :nextAttempt
            returning n.position)
          select case when (select canceling from recorded) then -1
                      else (select count(*) from begun)::integer end
          """),

  /**
   * The operation has succeeded, and whoever listens is told. Answers 1, or 0 for a stale attempt.
   */
  WITH_THE_OPERATION(
      Part.ENDED
          + Part.RECORDED
          + ", status = 'succeeded', finished_at = clock_timestamp()\n"
          + Part.OF_THE_SAME
          + "select count(pg_notify('tenantry_operations', r.id::text)) from recorded r");

  /** Instead of a next step: somebody wants the operation undone. */
  static final int CANCELING = -1;

  private final String sql;

  StepEnding(String sql) {
    this.sql = sql;
  }

  /**
   * Takes the parameters of an {@link Attempt} and {@code :status}, {@code :error}, {@code
   * :progress}, {@code :result} and {@code :decided} of a {@link StepEnd}.
   */
  String sql() {
    return sql;
  }

  private static final class Part {

    static final String ENDED =
        """
        with ended as (
          update catalog.operation_step s
             set status = :status, error = cast(:error as jsonb), finished_at = clock_timestamp()
           where s.operation_id = :operation and s.position = :position
        """
            + Attempt.IS_CURRENT
            + """
              returning s.operation_id)
            """;

    static final String RECORDED =
        """
        , recorded as (
          update catalog.operation o
             set progress = greatest(o.progress, :progress), result = o.result || cast(:result as jsonb),
                 decided = o.decided or :decided,
                 cancel_requested_by = case when o.decided or :decided then null
                                            else o.cancel_requested_by end
        """;

    static final String OF_THE_SAME =
        """
           where o.id = (select operation_id from ended)
          returning o.id, o.cancel_requested_by is not null as canceling)
        """;
  }
}
