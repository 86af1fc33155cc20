package io.tenantry.controlplane.buffer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tenantry.controlplane.server.PlacementWish;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The rows of {@code catalog.buffer_tenant}. */
@ApplicationScoped
class BufferStore {

  /**
   * One whose preparation has not quite ended would hold up the operation of its tenant. The
   * server's row is locked as the tenant's reference to it will, but before the transaction takes
   * its version: placing locks them in that order.
   */
  private static final String TAKE =
      """
      select b.uuid, b.database_server
        from catalog.buffer_tenant b
        join catalog.database_server s on s.id = b.database_server
       where b.state = 'ready' and b.release = :release and s.state = 'active'
         and (cast(:server as text) is null or s.id = :server)
         and (cast(:region as text) is null or s.region = :region)
         and s.labels @> cast(:labels as jsonb)
         and not exists (select from catalog.operation o
                          where o.tenant_uuid = b.uuid and o.finished_at is null)
       order by s.placed::numeric / s.capacity, b.created_at
       limit 1
         for update of b skip locked
         for key share of s
      """;

  private static final String HAND_OVER =
      """
      with gone as (delete from catalog.buffer_tenant where uuid = :uuid returning *)
      update catalog.tenant t
         set app_secret = gone.app_secret, report_secret = gone.report_secret,
             migrate_secret = gone.migrate_secret
        from gone
       where t.uuid = gone.uuid
      """;

  private static final String INSERT =
      """
      insert into catalog.buffer_tenant (uuid, database_server, release)
      values (:uuid, :server, :release)
      """;

  private static final String REMOVE =
      "delete from catalog.buffer_tenant where uuid = :uuid returning database_server";

  private static final String READY =
      "update catalog.buffer_tenant set state = 'ready' where uuid = :uuid and state = 'preparing'";

  /** How many each active server lacks; none where a preparation has failed just now. */
  private static final String MISSING =
      """
      select s.id, :wanted - (select count(*) from catalog.buffer_tenant b
                               where b.database_server = s.id and b.release = :release
                                 and b.state <> 'discarding') as missing
        from catalog.database_server s
       where s.state = 'active'
         and not exists (select from catalog.operation o
                          where o.type = :type and o.status = 'failed'
                            and o.finished_at > now() - make_interval(secs => :pause)
                            and o.params ->> 'databaseServer' = s.id)
       order by s.id
      """;

  /** Marks those nobody will take any more, so that nobody does. */
  private static final String DISCARD =
      """
      update catalog.buffer_tenant b
         set state = 'discarding'
        from catalog.database_server s
       where s.id = b.database_server and b.state = 'ready'
         and (b.release <> :release or s.state <> 'active')
         and not exists (select from catalog.operation o
                          where o.tenant_uuid = b.uuid and o.finished_at is null)
      returning b.uuid, b.database_server
      """;

  private final Jdbi jdbi;
  private final ObjectMapper json;

  BufferStore(Jdbi jdbi, ObjectMapper json) {
    this.jdbi = jdbi;
    this.json = json;
  }

  Optional<BufferTenant> take(PlacementWish wish, int release) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(TAKE)
                .bind("release", release)
                .bind("server", wish.server().orElse(null))
                .bind("region", wish.region().orElse(null))
                .bind("labels", text(wish.labels()))
                .map(
                    (row, context) ->
                        new BufferTenant(row.getObject(1, UUID.class), row.getString(2)))
                .findOne());
  }

  void handOver(UUID uuid) {
    int given =
        jdbi.withHandle(handle -> handle.createUpdate(HAND_OVER).bind("uuid", uuid).execute());
    if (given != 1) {
      throw new IllegalStateException("no tenant " + uuid + " to hand a buffer tenant over to");
    }
  }

  void insert(BufferTenant buffer, int release) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(INSERT)
                .bind("uuid", buffer.uuid())
                .bind("server", buffer.server())
                .bind("release", release)
                .execute());
  }

  boolean exists(UUID uuid) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select 1 from catalog.buffer_tenant where uuid = :uuid")
                .bind("uuid", uuid)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
  }

  void ready(UUID uuid) {
    jdbi.useHandle(handle -> handle.createUpdate(READY).bind("uuid", uuid).execute());
  }

  /**
   * @return id of the server it stood on; empty when there is none of that UUID
   */
  Optional<String> remove(UUID uuid) {
    return jdbi.withHandle(
        handle -> handle.createQuery(REMOVE).bind("uuid", uuid).mapTo(String.class).findOne());
  }

  /** By server; never negative. */
  Map<String, Integer> missing(int wanted, int release, Duration pauseAfterFailure) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(MISSING)
                .bind("wanted", wanted)
                .bind("release", release)
                .bind("type", PrepareBuffer.TYPE)
                .bind("pause", pauseAfterFailure.toSeconds())
                .reduceRows(
                    new TreeMap<>(),
                    (servers, row) -> {
                      servers.put(
                          row.getColumn("id", String.class),
                          Math.max(0, row.getColumn("missing", Integer.class)));
                      return servers;
                    }));
  }

  List<BufferTenant> discardOutdated(int release) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(DISCARD)
                .bind("release", release)
                .map(
                    (row, context) ->
                        new BufferTenant(row.getObject(1, UUID.class), row.getString(2)))
                .list());
  }

  private String text(Map<String, String> labels) {
    try {
      return json.writeValueAsString(labels);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("labels are not JSON", e);
    }
  }
}
