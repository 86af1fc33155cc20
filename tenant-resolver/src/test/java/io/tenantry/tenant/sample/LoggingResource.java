package io.tenantry.tenant.sample;

import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.tenantry.tenant.TenantContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;

/** Logs what it is told to, on every kind of thread that a request gets to. */
@Path("/context/log")
public class LoggingResource {

  private static final Logger LOG = Logger.getLogger(LoggingResource.class);

  private final TenantContext context;
  private final ManagedExecutor executor;
  private final ExecutorService virtual;

  LoggingResource(
      TenantContext context, ManagedExecutor executor, @VirtualThreads ExecutorService virtual) {
    this.context = context;
    this.executor = executor;
    this.virtual = virtual;
  }

  /** Three records. */
  @POST
  @Path("/worker")
  public void worker(String text) throws Exception {
    LOG.debugf("%s on a worker", text);
    executor.runAsync(() -> LOG.debugf("%s on another", text)).get(10, TimeUnit.SECONDS);
    virtual.submit(() -> LOG.debugf("%s on a virtual thread", text)).get(10, TimeUnit.SECONDS);
  }

  /** Three records. */
  @POST
  @Path("/reactive")
  public Uni<Void> reactive(String text) {
    return Uni.createFrom()
        .item(text)
        .invoke(said -> LOG.debugf("%s on the event loop", said))
        .onItem()
        .delayIt()
        .by(Duration.ofMillis(5))
        .invoke(said -> LOG.debugf("%s after a while", said))
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .invoke(said -> LOG.debugf("%s on a worker at last", said))
        .replaceWithVoid();
  }

  /** One record of this request's tenant, one of the other, and one of its own again. */
  @POST
  @Path("/beside/{tenant}")
  public void beside(@PathParam("tenant") UUID tenant, String text) throws Exception {
    LOG.debugf("%s before", text);
    context.run(
        tenant,
        () -> {
          LOG.debugf("%s beside", text);
          return null;
        });
    LOG.debugf("%s after", text);
  }
}
