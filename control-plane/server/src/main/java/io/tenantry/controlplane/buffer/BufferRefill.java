package io.tenantry.controlplane.buffer;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.operation.NewOperation;
import io.tenantry.controlplane.operation.Operations;
import io.tenantry.controlplane.operation.RecurringWork;
import io.tenantry.controlplane.release.PublishedReleases;
import io.tenantry.controlplane.server.Placement;
import io.tenantry.controlplane.server.PlacementWish;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Keeps the stock of buffer tenants: asks for those that are missing, and for the end of others.
 */
@Singleton
class BufferRefill implements RecurringWork {

  /** Parameter of the operations: id of the database server. */
  static final String SERVER = "databaseServer";

  private static final Logger LOG = Logger.getLogger(BufferRefill.class);
  private static final String ACTOR = "buffer-refill";

  private final BufferStore store;
  private final PublishedReleases releases;
  private final Placement placement;
  private final Operations operations;
  private final ObjectMapper json;
  private final Supplier<UUID> ids;
  private final BufferConfig config;

  BufferRefill(
      BufferStore store,
      PublishedReleases releases,
      Placement placement,
      Operations operations,
      ObjectMapper json,
      Supplier<UUID> ids,
      BufferConfig config) {
    this.store = store;
    this.releases = releases;
    this.placement = placement;
    this.operations = operations;
    this.json = json;
    this.ids = ids;
    this.config = config;
  }

  @Override
  public String name() {
    return "buffer-refill";
  }

  @Override
  public Duration every() {
    return config.check();
  }

  @Override
  public void run() {
    fill(config.perServer());
  }

  /**
   * @param perServer how many there shall be on each active server
   */
  void fill(int perServer) {
    releases
        .newest()
        .ifPresent(
            release -> {
              discardOutdated(release);
              store
                  .missing(perServer, release, config.pauseAfterFailure())
                  .forEach((server, missing) -> prepare(server, missing, release));
            });
  }

  private void prepare(String server, int missing, int release) {
    try {
      for (int i = 0; i < missing; i++) {
        QuarkusTransaction.requiringNew().run(() -> prepare(server, release));
      }
    } catch (ProblemException e) {
      LOG.debugf("No place for a buffer tenant: server=%s code=%s", server, e.type().code());
    }
  }

  private void prepare(String server, int release) {
    BufferTenant buffer = new BufferTenant(ids.get(), server);
    placement.place(PlacementWish.on(server));
    store.insert(buffer, release);
    accept(PrepareBuffer.TYPE, buffer, release);
  }

  private void discardOutdated(int release) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                store
                    .discardOutdated(release)
                    .forEach(buffer -> accept(DiscardBuffer.TYPE, buffer, release)));
  }

  private void accept(String type, BufferTenant buffer, int release) {
    UUID operation = ids.get();
    operations.accept(
        operation,
        new NewOperation(
            type,
            Optional.of(buffer.uuid()),
            Optional.empty(),
            ACTOR,
            Optional.empty(),
            json.createObjectNode().put(SERVER, buffer.server()).put("release", release)));
  }
}
