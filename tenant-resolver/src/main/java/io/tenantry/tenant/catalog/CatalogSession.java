package io.tenantry.tenant.catalog;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tenantry.tenant.catalog.InstanceRecord.Newest;
import io.tenantry.tenant.object.PublishedObjects;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * One conversation with the catalog: register, read on, apply, acknowledge. Used by the catalog
 * thread alone.
 *
 * <p>Versions are taken by an update in the changing transaction, so commit order is version order:
 * whoever sees version n sees everything up to n.
 */
@Singleton
class CatalogSession {

  private static final Logger LOG = Logger.getLogger(CatalogSession.class);
  private static final String NO_DATA_FOUND = "P0002";

  /** A catalog that changes without end, or contradicts itself, must not keep the beat waiting. */
  private static final int MOST_ROUNDS = 5;

  private final LiveCatalog live;
  private final CatalogSubscription subscription;
  private final RefusalQueue refusals;
  private final CatalogDuties duties;
  private final CatalogReader reader;
  private final ObjectReader objects;
  private final InstanceRecord record;
  private final Duration reloadInterval;
  private Newest newest;
  private boolean registered;
  private boolean read;
  private long loadedAt;

  CatalogSession(
      LiveCatalog live,
      CatalogSubscription subscription,
      RefusalQueue refusals,
      CatalogDuties duties,
      ObjectMapper json,
      CatalogConfig config) {
    this.live = live;
    this.subscription = subscription;
    this.refusals = refusals;
    this.duties = duties;
    this.reader = new CatalogReader(json, config.releases());
    this.objects = new ObjectReader(json);
    this.reloadInterval = config.catalog().reloadInterval();
    String name = config.instance().name().orElseGet(CatalogSession::hostName);
    this.record = new InstanceRecord(UUID.randomUUID(), name, config.releases());
  }

  /** Says hello on a new connection; what was registered before goes on. */
  void begin(Connection connection) throws SQLException {
    if (registered) {
      beat(connection);
    } else {
      register(connection);
    }
  }

  /** Reads and applies until nothing newer is known, acknowledges, and writes what is waiting. */
  void catchUp(Connection connection) throws SQLException {
    int round = 0;
    do {
      apply(connection);
      beat(connection);
    } while (behind() && ++round < MOST_ROUNDS);
    Optional<Refusal> refusal = refusals.take();
    while (refusal.isPresent()) {
      record.refusal(connection, refusal.get());
      refusal = refusals.take();
    }
  }

  /** Performs every duty. */
  void performDuties(Connection connection) throws SQLException {
    duties.perform(connection, record.id());
  }

  /**
   * Lets go of everything, says what is left to say, then ends the registration: nobody needs to
   * wait for this instance.
   */
  void end(Connection connection) throws SQLException {
    live.stop();
    duties.finish(connection, record.id());
    record.deregister(connection);
    registered = false;
  }

  private void apply(Connection connection) throws SQLException {
    CatalogSnapshot known = live.known().orElse(null);
    if (known == null || !read || anotherHistory(known) || reloadDue()) {
      reload(connection);
      return;
    }
    CatalogChanges changed = CatalogChanges.since(connection, known.version(), reader, objects);
    long version = Math.max(newest.version(), changed.highest());
    if (version > known.version()) {
      live.replace(
          known.with(version, changed.tenants()).with(known.objects().with(changed.objects())));
    }
  }

  private void reload(Connection connection) throws SQLException {
    CatalogChanges all = CatalogChanges.since(connection, 0, reader, objects);
    long version = Math.max(newest.version(), all.highest());
    live.replace(
        CatalogSnapshot.of(newest.epoch(), version, all.tenants())
            .with(PublishedObjects.none().with(all.objects())));
    loadedAt = System.nanoTime();
    read = true;
    LOG.debugf("catalog read: version=%d tenants=%d", version, all.tenants().size());
  }

  private boolean anotherHistory(CatalogSnapshot known) {
    return !known.epoch().equals(newest.epoch()) || newest.version() < known.version();
  }

  private boolean reloadDue() {
    return System.nanoTime() - loadedAt > reloadInterval.toNanos();
  }

  private boolean behind() {
    CatalogSnapshot known = live.snapshot();
    return newest.version() != known.version() || !newest.epoch().equals(known.epoch());
  }

  private void beat(Connection connection) throws SQLException {
    long applied = live.known().map(CatalogSnapshot::version).orElse(0L);
    try {
      newest = record.beat(connection, applied, live.drainedUpTo(applied), status());
    } catch (SQLException e) {
      if (!NO_DATA_FOUND.equals(e.getSQLState())) {
        throw e;
      }
      LOG.info("the catalog had forgotten this instance; it registers again");
      register(connection);
    }
    if (live.known().filter(this::anotherHistory).isPresent()) {
      // Acknowledged versions of another history mean nothing: they count from zero again.
      register(connection);
    }
  }

  private void register(Connection connection) throws SQLException {
    newest = record.register(connection);
    registered = true;
  }

  private String status() {
    return subscription.listening()
        ? "{\"subscription\":\"listening\"}"
        : "{\"subscription\":\"polling\"}";
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unnamed";
    }
  }
}
