package io.tenantry.controlplane.instance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The rows that instances write through the functions of the catalog. */
@ApplicationScoped
class InstanceStore {

  /**
   * While the database was down nobody could beat: after its start everyone is given one full lease
   * before he is judged.
   */
  private static final String JUDGED =
      """
      select i.*,
             extract(epoch from greatest(i.heartbeat_at, pg_postmaster_start_time())
                                + make_interval(secs => :lease) - clock_timestamp()) as lease_left
        from catalog.instance i
      """;

  private final Jdbi jdbi;
  private final ObjectMapper json;
  private final InstanceConfig config;

  InstanceStore(Jdbi jdbi, ObjectMapper json, InstanceConfig config) {
    this.jdbi = jdbi;
    this.json = json;
    this.config = config;
  }

  List<Instance> list() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(JUDGED + "order by i.name, i.id")
                .bind("lease", leaseSeconds())
                .map((row, context) -> instanceOf(row))
                .list());
  }

  List<Acknowledgement> acknowledgements(FenceKind kind, long version) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(JUDGED + "order by i.name, i.id")
                .bind("lease", leaseSeconds())
                .map(
                    (row, context) ->
                        new Acknowledgement(
                            row.getString("name"),
                            row.getLong(kind.column()) >= version,
                            row.getDouble("lease_left") > 0,
                            leaseLeft(row)))
                .list());
  }

  /**
   * Forgets an instance, whatever it holds comes back at once; answers its name, or nothing when
   * there is none.
   */
  Optional<String> forget(UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    with gone as (delete from catalog.instance where id = :id returning id, name)
                    select name from gone, pg_notify('tenantry_instances', gone.id::text)
                    """)
                .bind("id", id)
                .mapTo(String.class)
                .findOne());
  }

  /** Forgets instances that have not been heard of for long. */
  void forgetSilent(Duration longerThan) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "delete from catalog.instance where heartbeat_at < now() - make_interval(secs =>"
                    + " ?)",
                (double) longerThan.toSeconds()));
  }

  private double leaseSeconds() {
    return config.lease().toMillis() / 1000.0;
  }

  private static Duration leaseLeft(ResultSet row) throws SQLException {
    return Duration.ofMillis((long) (row.getDouble("lease_left") * 1000));
  }

  private Instance instanceOf(ResultSet row) throws SQLException {
    return new Instance(
        row.getObject("id", UUID.class),
        row.getString("name"),
        row.getDouble("lease_left") > 0,
        row.getInt("min_release"),
        row.getInt("max_release"),
        row.getObject("registered_at", OffsetDateTime.class).toInstant(),
        row.getObject("heartbeat_at", OffsetDateTime.class).toInstant(),
        row.getLong("version"),
        row.getLong("drained_version"),
        tree(row.getString("status")));
  }

  private JsonNode tree(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the database holds text that is not JSON", e);
    }
  }
}
