package io.tenantry.controlplane.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tenantry.controlplane.api.NewPlan;
import io.tenantry.controlplane.api.PlanLimits;
import io.tenantry.controlplane.api.PlanPatch;
import io.tenantry.controlplane.api.PlanView;
import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** The rows of {@code catalog.plan}. */
@ApplicationScoped
public class Plans {

  private static final String COLUMNS =
      "select name, limits, sandbox_limits, entitlements, version from catalog.plan ";

  private static final String INSERT =
      """
      insert into catalog.plan (name, limits, sandbox_limits, entitlements)
      values (:name, cast(:limits as jsonb), cast(:sandboxLimits as jsonb), :entitlements)
      on conflict (name) do nothing
      """;

  private static final String CHANGE =
      """
      update catalog.plan
         set limits = cast(:limits as jsonb), sandbox_limits = cast(:sandboxLimits as jsonb),
             entitlements = :entitlements, version = catalog.next_version()
       where name = :name
      returning version
      """;

  /** Whoever provisions at this moment locks the plan's row against its deletion. */
  private static final String DELETE =
      """
      delete from catalog.plan p
       where p.name = :name and not exists (select from catalog.tenant t where t.plan = p.name)
      """;

  private final Jdbi jdbi;
  private final ObjectMapper json;

  public Plans(Jdbi jdbi, ObjectMapper json) {
    this.jdbi = jdbi;
    this.json = json;
  }

  public boolean exists(String name) {
    return find(name).isPresent();
  }

  /**
   * Whether the plan, if there is such, includes so many companies.
   *
   * @param sandbox whether they are a sandbox's
   */
  public boolean includesCompanies(String name, boolean sandbox, int companies) {
    return find(name)
        .map(plan -> sandbox ? plan.sandboxLimits().over(plan.limits()) : plan.limits())
        .map(PlanLimits::companies)
        .filter(most -> companies > most)
        .isEmpty();
  }

  /**
   * How many sandboxes a tenant of the plan may have beside production; empty where the plan, if
   * there is such, sets no limit.
   */
  public Optional<Long> environments(String name) {
    return find(name).map(PlanView::limits).map(PlanLimits::environments);
  }

  /** All plans, by name. */
  List<PlanView> list() {
    return jdbi.withHandle(
        handle -> handle.createQuery(COLUMNS + "order by name").map(this::plan).list());
  }

  /**
   * @throws ProblemException {@code unknown-plan}
   */
  PlanView get(String name) {
    return find(name).orElseThrow(Plans::unknown);
  }

  /**
   * The plan, which nobody else changes until the running transaction ends.
   *
   * @throws ProblemException {@code unknown-plan}
   */
  PlanView locked(String name) {
    return query(COLUMNS + "where name = :name for no key update", name)
        .orElseThrow(Plans::unknown);
  }

  /** Answers false when the name is taken. */
  boolean insert(NewPlan plan) {
    return jdbi.withHandle(
        handle ->
            handle
                    .createUpdate(INSERT)
                    .bind("name", plan.name())
                    .bind("limits", text(plan.limits()))
                    .bind("sandboxLimits", text(plan.sandboxLimits()))
                    .bind("entitlements", plan.entitlements().toArray(String[]::new))
                    .execute()
                == 1);
  }

  /** Answers the catalog version of the change. */
  long change(String name, PlanPatch plan) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(CHANGE)
                .bind("name", name)
                .bind("limits", text(plan.limits()))
                .bind("sandboxLimits", text(plan.sandboxLimits()))
                .bind("entitlements", plan.entitlements().toArray(String[]::new))
                .mapTo(Long.class)
                .one());
  }

  /** Answers false when a tenant has the plan. */
  boolean delete(String name) {
    return jdbi.withHandle(handle -> handle.createUpdate(DELETE).bind("name", name).execute() == 1);
  }

  private Optional<PlanView> find(String name) {
    return query(COLUMNS + "where name = :name", name);
  }

  private Optional<PlanView> query(String sql, String name) {
    return jdbi.withHandle(
        handle -> handle.createQuery(sql).bind("name", name).map(this::plan).findOne());
  }

  private PlanView plan(ResultSet row, StatementContext context) throws SQLException {
    return new PlanView(
        row.getString("name"),
        limits(row.getString("limits")),
        limits(row.getString("sandbox_limits")),
        List.of((String[]) row.getArray("entitlements").getArray()),
        row.getLong("version"));
  }

  private PlanLimits limits(String text) {
    try {
      return json.readValue(text, PlanLimits.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a plan's row holds limits that are not known", e);
    }
  }

  private String text(PlanLimits limits) {
    try {
      return json.writeValueAsString(limits);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("limits are not expressible as JSON", e);
    }
  }

  private static ProblemException unknown() {
    return new ProblemException(
        ProblemType.UNKNOWN_PLAN, "No plan has this name; see GET /api/v1/plans.");
  }
}
