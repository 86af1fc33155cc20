package io.tenantry.controlplane.rollout;

import io.tenantry.controlplane.http.Cursor;
import io.tenantry.controlplane.sync.SyncMode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The rows of rollouts; part of the caller's transaction, if there is one. */
@ApplicationScoped
class RolloutStore {

  private static final String INSERT =
      """
      insert into catalog.rollout
        (id, release, mode, rings, parallelism, halt_after_failures, windows, status, created_by, reason)
      values
        (:id, :release, :mode, :rings, :parallelism, :halt, :windows, 'running', :createdBy, :reason)
      """;

  private static final String LIST =
      """
      select * from catalog.rollout
       where cast(:afterId as uuid) is null or (created_at, id) < (:afterCreated, :afterId)
       order by created_at desc, id desc
       limit :limit
      """;

  private static final String CHANGE =
      """
      update catalog.rollout
         set status = :status, finished_at = case when :ended then now() end,
             tolerated_failures = case when :tolerate
               then (select count(*) from catalog.rollout_tenant
                      where rollout_id = :id and status = 'failed')
               else tolerated_failures end
       where id = :id
      """;

  /** Those that begin syncs, or still have some under way. */
  private static final String UNDER_WAY =
      """
      select id from catalog.rollout where status = 'running'
      union
      select rollout_id from catalog.rollout_tenant where status = 'running'
      """;

  private final Jdbi jdbi;

  RolloutStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  void insert(Rollout rollout) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(INSERT)
                .bind("id", rollout.id())
                .bind("release", rollout.release())
                .bind("mode", rollout.mode().text())
                .bind("rings", rollout.rings().toArray(String[]::new))
                .bind("parallelism", rollout.parallelism())
                .bind("halt", rollout.haltAfterFailures())
                .bind("windows", rollout.windows().text())
                .bind("createdBy", rollout.createdBy())
                .bind("reason", rollout.reason().orElse(null))
                .execute());
  }

  Optional<Rollout> find(UUID id) {
    return select("select * from catalog.rollout where id = :id", id);
  }

  /** The rollout, which nobody else changes until the transaction ends. */
  Optional<Rollout> lock(UUID id) {
    return select("select * from catalog.rollout where id = :id for update", id);
  }

  /** The same, unless somebody is at it. */
  Optional<Rollout> lockUnlessTaken(UUID id) {
    return select("select * from catalog.rollout where id = :id for update skip locked", id);
  }

  List<UUID> underWay() {
    return jdbi.withHandle(handle -> handle.createQuery(UNDER_WAY).mapTo(UUID.class).list());
  }

  /** Newest first. */
  List<Rollout> list(Optional<Cursor> after, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(LIST)
                .bind("afterId", after.map(Cursor::id).orElse(null))
                .bind("afterCreated", after.map(Cursor::createdAt).orElse(null))
                .bind("limit", limit)
                .map((row, context) -> rollout(row))
                .list());
  }

  /**
   * @param tolerate whether the failures so far count no more
   */
  void change(UUID id, RolloutStatus status, boolean tolerate) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(CHANGE)
                .bind("id", id)
                .bind("status", status.text())
                .bind("ended", status.ended())
                .bind("tolerate", tolerate)
                .execute());
  }

  private Optional<Rollout> select(String sql, UUID id) {
    return jdbi.withHandle(
        handle ->
            handle.createQuery(sql).bind("id", id).map((row, context) -> rollout(row)).findOne());
  }

  private static Rollout rollout(ResultSet row) throws SQLException {
    return new Rollout(
        row.getObject("id", UUID.class),
        row.getInt("release"),
        SyncMode.of(row.getString("mode")),
        List.of((String[]) row.getArray("rings").getArray()),
        row.getInt("parallelism"),
        row.getInt("halt_after_failures"),
        row.getInt("tolerated_failures"),
        Windows.of(row.getString("windows")),
        RolloutStatus.of(row.getString("status")),
        row.getString("created_by"),
        time(row, "created_at").orElseThrow(),
        time(row, "finished_at"),
        Optional.ofNullable(row.getString("reason")));
  }

  static Optional<Instant> time(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
