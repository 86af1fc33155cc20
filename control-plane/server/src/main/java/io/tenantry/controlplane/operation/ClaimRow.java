package io.tenantry.controlplane.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of an operation and its steps as what a run has taken up. */
final class ClaimRow {

  private static final String WITH_STEPS =
      """
      select c.*, (select jsonb_agg(jsonb_build_object(
                              'name', s.name, 'status', s.status, 'attempt', s.attempt) order by s.position)
                     from catalog.operation_step s where s.operation_id = c.id) as steps
        from claimed c
      """;

  /**
   * Need not be on disk yet: nothing is done before the beginning of a step is, and this with it.
   */
  static final String CLAIM =
      """
      with claimed as (
        update catalog.operation set status = 'running', run = run + 1
         where id = :operation and finished_at is null
        returning id, type, tenant_uuid, params, run, compensating, error, cancel_requested_by)
      """
          + WITH_STEPS
          + ", set_config('synchronous_commit', 'off', true)";

  static final String READ =
      """
      with claimed as (
        select id, type, tenant_uuid, params, run, compensating, error, cancel_requested_by
          from catalog.operation
         where id = :operation and run = :run and finished_at is null)
      """
          + WITH_STEPS;

  private ClaimRow() {}

  static Claim claim(ResultSet row, ObjectMapper json) throws SQLException {
    List<Claim.StepState> steps = new ArrayList<>();
    for (JsonNode step : Json.read(json, row.getString("steps"))) {
      steps.add(
          new Claim.StepState(
              step.get("name").asText(), step.get("status").asText(), step.get("attempt").asInt()));
    }
    return new Claim(
        row.getObject("id", UUID.class),
        row.getString("type"),
        Optional.ofNullable(row.getObject("tenant_uuid", UUID.class)),
        Json.read(json, row.getString("params")),
        row.getInt("run"),
        row.getBoolean("compensating"),
        StepFailure.isCancellation(row.getString("error"), json),
        row.getString("cancel_requested_by") != null,
        List.copyOf(steps));
  }
}
