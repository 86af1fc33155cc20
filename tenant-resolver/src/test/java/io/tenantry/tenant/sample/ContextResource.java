package io.tenantry.tenant.sample;

import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.tenantry.tenant.CurrentTenant;
import io.vertx.mutiny.core.eventbus.EventBus;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.hibernate.StatelessSession;

/** Every way in which a request of a Quarkus service gets from one thread to another. */
@Path("/context")
public class ContextResource {

  private final CurrentTenant current;
  private final ManagedExecutor executor;
  private final ExecutorService virtual;
  private final EntityManager entities;
  private final StatelessSession stateless;
  private final EventBus events;
  private final Digest digest;

  ContextResource(
      CurrentTenant current,
      ManagedExecutor executor,
      @VirtualThreads ExecutorService virtual,
      EntityManager entities,
      StatelessSession stateless,
      EventBus events,
      Digest digest) {
    this.current = current;
    this.executor = executor;
    this.virtual = virtual;
    this.entities = entities;
    this.stateless = stateless;
    this.events = events;
    this.digest = digest;
  }

  @GET
  @Path("/reactive")
  public Uni<String> reactive() {
    return Uni.createFrom()
        .item(current.get().id())
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(before -> before + "," + current.get().id());
  }

  @GET
  @Path("/stream")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public Multi<String> stream() {
    return Multi.createFrom()
        .range(0, 3)
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(item -> item + " of " + current.get().id());
  }

  /** Does not end by itself. */
  @GET
  @Path("/ticks")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public Multi<String> ticks() {
    return Multi.createFrom()
        .ticks()
        .every(Duration.ofMillis(20))
        .onOverflow()
        .drop()
        .map(tick -> tick + " of " + current.get().id());
  }

  /** On a virtual thread where this Java has them; the annotation for it does not build on 17. */
  @GET
  @Path("/virtual")
  public String virtual() throws Exception {
    return virtual
        .submit(() -> "%s,%s,%d".formatted(Threads.kind(), current.get().id(), Note.count()))
        .get(10, TimeUnit.SECONDS);
  }

  /** Writes on a thread of its own, in the same transaction. */
  @POST
  @Path("/other-thread")
  @Transactional
  public String otherThread(String text, @QueryParam("fail") boolean fail) throws Exception {
    String there =
        executor
            .supplyAsync(
                () -> {
                  Note.of(text).persistAndFlush();
                  return current.get().id();
                })
            .get(10, TimeUnit.SECONDS);
    if (fail) {
      throw new IllegalStateException("after the other thread");
    }
    return there;
  }

  @GET
  @Path("/second-level/{id}")
  @Transactional
  public String secondLevel(@PathParam("id") long id) {
    return entities.find(CachedNote.class, id).text;
  }

  @GET
  @Path("/query-cache")
  @Transactional
  public List<String> queryCache() {
    return entities
        .createQuery("select text from CachedNote order by id", String.class)
        .setHint("org.hibernate.cacheable", true)
        .getResultList();
  }

  @GET
  @Path("/stateless")
  @Transactional
  public List<String> stateless() {
    return stateless.createSelectionQuery("select text from Note", String.class).getResultList();
  }

  @GET
  @Path("/digest")
  public String digest() {
    return digest.of("+", UUID.randomUUID());
  }

  @POST
  @Path("/digest/forget")
  public void forget() {
    digest.forget("+");
  }

  @GET
  @Path("/shared")
  public UUID shared() {
    return digest.everybodys();
  }

  @POST
  @Path("/event/{consumer}")
  public Uni<String> event(@PathParam("consumer") String consumer) {
    return events
        .<String>request(consumer, current.get().uuid().toString())
        .map(answer -> answer.body());
  }
}
