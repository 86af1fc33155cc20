package io.tenantry.controlplane.release;

import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ReleaseChangesView;
import io.tenantry.controlplane.api.ReleaseChangesView.ChangedColumn;
import io.tenantry.controlplane.api.ReleaseChangesView.Column;
import io.tenantry.controlplane.api.ReleaseChangesView.Tables;
import io.tenantry.controlplane.object.ApplicationObject;
import io.tenantry.controlplane.object.ObjectKind;
import io.tenantry.controlplane.server.DatabaseServer;
import io.tenantry.controlplane.server.DatabaseServers;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Compares two published releases. */
@Singleton
class ReleaseComparison {

  private final Releases releases;
  private final ReleaseUpgrades upgrades;
  private final DatabaseServers servers;
  private final Supplier<UUID> ids;

  ReleaseComparison(
      Releases releases, ReleaseUpgrades upgrades, DatabaseServers servers, Supplier<UUID> ids) {
    this.releases = releases;
    this.upgrades = upgrades;
    this.servers = servers;
    this.ids = ids;
  }

  /**
   * What changed; a trial of a few seconds unless it is known, as it is for neighbours.
   *
   * @param from absent = the one before, or nothing before the first
   * @throws ProblemException {@code unknown-release}; {@code validation-failed} unless the one is
   *     before the other
   */
  ReleaseChangesView changes(Optional<Integer> from, int to) throws SQLException {
    releases.get(to);
    Optional<Integer> before = from.isPresent() ? from : releases.newestBefore(to);
    before.ifPresent(releases::get);
    if (before.filter(number -> number >= to).isPresent()) {
      throw ProblemException.invalid("from", "must be a release before release " + to);
    }
    ObjectComparison objects =
        new ObjectComparison(before.map(this::objects).orElse(List.of()), objects(to));
    return new ReleaseChangesView(
        before.orElse(null),
        to,
        before.isPresent() ? schema(before.get(), to).orElse(null) : null,
        objects.of(ObjectKind.REPORT),
        objects.of(ObjectKind.WEB_SERVICE),
        objects.of(ObjectKind.PERMISSION_SET));
  }

  private List<ApplicationObject> objects(int number) {
    return releases.packageOf(number).objects();
  }

  /** Empty while there is neither a record nor a server to try it on. */
  private Optional<Tables> schema(int from, int to) throws SQLException {
    Optional<SchemaChanges> known = upgrades.knownChanges(from, to);
    Optional<DatabaseServer> server = servers.serving().stream().findFirst();
    if (known.isEmpty() && server.isPresent()) {
      known = Optional.of(upgrades.changes(server.get().id(), from, to, ids.get()));
    }
    return known.map(ReleaseComparison::tables);
  }

  private static Tables tables(SchemaChanges changes) {
    return new Tables(
        texts(changes.addedTables()),
        texts(changes.droppedTables()),
        columns(changes.addedColumns()),
        columns(changes.droppedColumns()),
        changes.changedColumns().stream().map(ReleaseComparison::column).toList(),
        changes.changedRows().stream().map(rows -> rows.table().text()).distinct().toList(),
        changes.added(),
        changes.removed());
  }

  private static ChangedColumn column(SchemaChanges.ChangedColumn column) {
    return new ChangedColumn(
        column.table().text(),
        column.name(),
        column.type(),
        column.newName(),
        column.newType(),
        column.required(),
        column.narrowed());
  }

  private static List<Column> columns(List<SchemaChanges.Column> columns) {
    return columns.stream()
        .map(column -> new Column(column.table().text(), column.name(), column.type()))
        .toList();
  }

  private static List<String> texts(List<TableName> tables) {
    return tables.stream().map(TableName::text).toList();
  }
}
