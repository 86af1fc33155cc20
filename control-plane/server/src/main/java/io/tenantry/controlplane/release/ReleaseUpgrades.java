package io.tenantry.controlplane.release;

import io.tenantry.controlplane.operation.PermanentFailureException;
import io.tenantry.controlplane.upgrade.DataUpgrade;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The ways between releases: what they change, and how a database is taken along them. */
@Singleton
public class ReleaseUpgrades {

  private final Releases releases;
  private final TemplateCatalog templates;
  private final TemplateBuilder builder;
  private final ReleaseChanges known;
  private final UpgradeTrial trial;
  private final DataTrial dataTrial;
  private final LastUsed<Way, SchemaChanges> found = new LastUsed<>(16, Duration.ofDays(1));

  ReleaseUpgrades(
      Releases releases,
      TemplateCatalog templates,
      TemplateBuilder builder,
      ReleaseChanges known,
      UpgradeTrial trial,
      DataTrial dataTrial) {
    this.releases = releases;
    this.templates = templates;
    this.builder = builder;
    this.known = known;
    this.trial = trial;
    this.dataTrial = dataTrial;
  }

  /** What the scripts between two releases change, as far as that has been found out. */
  public Optional<SchemaChanges> knownChanges(int from, int to) {
    Optional<Way> way = way(from, to);
    return way.isPresent()
        ? found.find(way.get(), () -> known.find(from, to))
        : known.find(from, to);
  }

  private Optional<Way> way(int from, int to) {
    return releases
        .findPublished(from)
        .flatMap(
            earlier ->
                releases.findPublished(to).map(later -> new Way(earlier.sha256(), later.sha256())));
  }

  /**
   * What the scripts between two releases change; found out now on the given server, which takes
   * seconds, unless it is known.
   *
   * @throws PermanentFailureException when the scripts fail, or lead elsewhere
   */
  public SchemaChanges changes(String server, int from, int to, UUID operation)
      throws SQLException {
    Optional<SchemaChanges> before = knownChanges(from, to);
    if (before.isPresent()) {
      return before.get();
    }
    SchemaChanges changes =
        trial.run(
            server,
            template(server, from, operation),
            releases.packageOf(to),
            template(server, to, operation),
            needsSteps(from, to),
            operation);
    known.record(from, to, changes);
    return changes;
  }

  /** The fingerprint of a schema at a release, from its template on the server. */
  public String fingerprint(String server, int release, UUID operation) throws SQLException {
    return template(server, release, operation).fingerprint();
  }

  /**
   * Runs the scripts of a release that have not run in the database yet, within the caller's
   * transaction: neither commits nor rolls back; after a failure it is to be rolled back.
   *
   * @throws PermanentFailureException {@code schema-script-failed}
   */
  public void run(Connection database, int release) throws SQLException {
    ScriptRun.ofRelease(releases.packageOf(release)).within(database);
  }

  /**
   * Runs them one by one, each committed with its line in the history in the database: what a crash
   * interrupts goes on behind the last line.
   *
   * @param database in auto-commit mode
   * @throws PermanentFailureException {@code schema-script-failed}
   */
  public void runSteps(Connection database, int release) {
    ScriptRun.ofRelease(releases.packageOf(release)).on(SharedConnection.ofSteps(database));
  }

  /** Whether some script on the way cannot run in a transaction, as its package says. */
  public boolean needsSteps(int from, int to) {
    return releases.packagesBehind(from, to).stream()
        .anyMatch(each -> each.descriptor().isResumable());
  }

  /**
   * Whether a release has the scripts of an earlier one and no more: nothing is to be done in a
   * tenant's database.
   */
  public boolean sameScripts(int from, int to) {
    ReleasePackage later = releases.packageOf(to);
    return scripts(releases.packageOf(from)).equals(scripts(later))
        && later.upgrade().between(from, to).isEmpty();
  }

  /** What is to be done to the rows of companies between two releases. */
  public DataUpgrade dataUpgrade(int from, int to) {
    return releases.packageOf(to).upgrade().between(from, to);
  }

  /**
   * Tries the data upgrade of a release that is being published, where there is a server to do so.
   *
   * @throws PermanentFailureException when it fails for a company without rows
   */
  void tryData(ReleasePackage delivered, UUID operation) throws SQLException {
    Optional<TemplateCatalog.Place> place = templates.anywhere(delivered.number());
    if (place.isPresent() && !delivered.upgrade().isEmpty()) {
      dataTrial.run(place.get().server(), place.get().template(), delivered.upgrade(), operation);
    }
  }

  /** Forgets what leads to a release that is not published after all. */
  void forget(int release) {
    known.forget(release);
  }

  private static Set<Script> scripts(ReleasePackage release) {
    return Set.copyOf(release.scripts());
  }

  private Template template(String server, int release, UUID operation) throws SQLException {
    Optional<Template> ready = templates.find(server, release);
    if (ready.isPresent()) {
      return ready.get();
    }
    builder.build(server, releases.packageOf(release), operation);
    return templates.find(server, release).orElseThrow();
  }

  /** Between two packages, which never change; the number of one that was refused is used again. */
  private record Way(String from, String to) {}
}
