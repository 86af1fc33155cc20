package io.tenantry.tenant.sample.board;

import io.smallrye.mutiny.Uni;
import io.tenantry.tenant.CurrentTenant;
import io.tenantry.tenant.TenantContext;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.mutiny.core.eventbus.EventBus;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.util.UUID;

/** The routes of the board; each shows one mistake where that one is made. */
@Path("/board")
public class BoardResource {

  private final CurrentTenant current;
  private final TenantContext context;
  private final EventBus events;
  private final Board board;
  private final BoardCache cache;
  private final Nightly nightly;
  private final ByHand byHand;
  private final Mistakes mistakes;

  BoardResource(
      CurrentTenant current,
      TenantContext context,
      EventBus events,
      Board board,
      BoardCache cache,
      Nightly nightly,
      ByHand byHand,
      Mistakes mistakes) {
    this.current = current;
    this.context = context;
    this.events = events;
    this.board = board;
    this.cache = cache;
    this.nightly = nightly;
    this.byHand = byHand;
    this.mistakes = mistakes;
  }

  @GET
  @Path("/latest")
  public String latest() {
    return board.latest();
  }

  @GET
  @Path("/digest")
  public String digest() {
    return cache.shared() ? cache.everybodys() : cache.own();
  }

  @GET
  @Path("/nightly")
  public String nightly() {
    return nightly.summaryOf(current.get().uuid());
  }

  @GET
  @Path("/raw")
  public String raw() throws Exception {
    return byHand.raw();
  }

  @GET
  @Path("/setting")
  public String setting() throws Exception {
    return byHand.setting();
  }

  @GET
  @Path("/thread")
  public String thread() {
    return board.ofThread();
  }

  @GET
  @Path("/public")
  public String forCaches(@Context HttpServerResponse response) {
    boolean everybodys = mistakes.made(Mistake.PUBLIC_CACHE_HEADER);
    response.putHeader("Cache-Control", (everybodys ? "public" : "private") + ", max-age=60");
    return board.text();
  }

  @GET
  @Path("/consumer")
  public Uni<String> consumer() {
    return events
        .<String>request("board", current.get().uuid().toString())
        .map(answer -> answer.body());
  }

  @GET
  @Path("/of/{tenant}")
  public String of(@PathParam("tenant") UUID tenant) throws Exception {
    if (mistakes.made(Mistake.FOREIGN_IDENTIFIER_BELIEVED)) {
      return context.run(tenant, board::text);
    }
    if (!tenant.equals(current.get().uuid())) {
      throw new NotFoundException();
    }
    return board.text();
  }

  @GET
  @Path("/export")
  public String export() {
    return byHand.export();
  }
}
