package io.tenantry.controlplane.upgrade;

import io.tenantry.controlplane.operation.PermanentFailureException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** One data upgrade of one tenant's database. */
public final class DataUpgradeRun {

  /** Code of a checkpointed upgrade that goes on where it failed, once somebody asks for it. */
  public static final String SUSPENDED = "data-upgrade-suspended";

  private final DataUpgrade upgrade;
  private final Outcomes outcomes = new Outcomes();
  private final CompanyStep step;

  /**
   * @param upgrade what lies between the two releases
   */
  public DataUpgradeRun(DataUpgrade upgrade) {
    this.upgrade = upgrade;
    this.step = new CompanyStep(upgrade, outcomes);
  }

  public DataUpgrade upgrade() {
    return upgrade;
  }

  /** What has become of each company so far. */
  public List<CompanyOutcome> outcomes() {
    return outcomes.all();
  }

  /**
   * Does all of it within the caller's transaction.
   *
   * @param database at the schema of the later release, not in auto-commit mode
   * @throws PermanentFailureException {@code upgrade-precondition-failed}, {@code
   *     data-upgrade-failed}: the transaction is to be rolled back
   */
  public void within(Connection database) throws SQLException {
    if (upgrade.isEmpty()) {
      return;
    }
    List<Company> companies = prepare(database);
    new Preconditions(upgrade.preconditions()).demand(database, companies);
    for (Company company : companies) {
      for (DataScript script : upgrade.steps()) {
        step.run(database, script, company);
      }
    }
  }

  /**
   * Asks the preconditions within the caller's transaction, unless the first step was begun before:
   * then they were met.
   *
   * @throws PermanentFailureException {@code upgrade-precondition-failed}
   */
  public void begin(Connection database) throws SQLException {
    List<Company> companies = prepare(database);
    boolean begun = !upgrade.steps().isEmpty();
    if (begun) {
      begun = new UpgradeHistory(database).hasBegun(upgrade.steps().get(0));
    }
    if (!begun) {
      new Preconditions(upgrade.preconditions()).demand(database, companies);
    }
  }

  /**
   * Does the steps that were not done before, each committed by itself.
   *
   * @param database to read the companies; left without a transaction
   * @throws PermanentFailureException {@value #SUSPENDED} when a step fails; what the signals throw
   */
  public void checkpointed(Connection database, StepConnections connections, StopSignals signals)
      throws SQLException {
    List<Company> companies = Company.in(database);
    database.rollback();
    outcomes.begin(companies, upgrade.steps());
    try {
      new CheckpointedRun(upgrade, step, connections, signals).run(companies);
    } catch (PermanentFailureException e) {
      throw StepErrors.CODE.equals(e.code()) ? suspended(e) : e;
    }
  }

  private List<Company> prepare(Connection database) throws SQLException {
    new UpgradeHistory(database).createIfMissing();
    List<Company> companies = Company.in(database);
    outcomes.begin(companies, upgrade.steps());
    return companies;
  }

  private PermanentFailureException suspended(PermanentFailureException cause) {
    List<StepOutcome> all =
        outcomes.all().stream().flatMap(company -> company.steps().stream()).toList();
    long done =
        all.stream().filter(one -> !List.of("failed", "waiting").contains(one.status())).count();
    return new PermanentFailureException(
        SUSPENDED,
        cause.getMessage()
            + ". %d of %d steps are done and stay; mend the rows and retry the operation to go on"
                .formatted(done, all.size()),
        cause);
  }
}
