package io.tenantry.tenant.sample;

import io.smallrye.common.annotation.NonBlocking;
import io.tenantry.tenant.CurrentTenant;
import io.tenantry.tenant.TenantContext;
import io.tenantry.tenant.limit.RequiresEntitlement;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;

@Path("/notes")
public class NotesResource {

  private final CurrentTenant current;
  private final TenantContext context;
  private final HeldRequests held;

  NotesResource(CurrentTenant current, TenantContext context, HeldRequests held) {
    this.current = current;
    this.context = context;
    this.held = held;
  }

  @GET
  public List<String> texts() {
    return Note.<Note>listAll().stream().map(note -> note.text).toList();
  }

  @GET
  @Path("/premium")
  @RequiresEntitlement("premium-notes")
  public List<String> premium() {
    return texts();
  }

  @GET
  @Path("/tenant")
  @NonBlocking
  public String tenant() {
    return current.get().id();
  }

  @POST
  @Transactional
  public void write(String text) {
    Note.of(text).persist();
  }

  @POST
  @Path("/then-fail")
  @Transactional
  public void writeThenFail(String text) {
    Note.of(text).persistAndFlush();
    throw new IllegalStateException("after the flush");
  }

  @POST
  @Path("/held")
  @Transactional
  public void writeWhenReleased(String text) {
    Note.of(text).persistAndFlush();
    held.hold();
    Note.of(text + " released").persist();
  }

  /** Reads the notes of another tenant beside those of this request's. */
  @GET
  @Path("/beside/{tenant}")
  @Transactional
  public List<String> beside(@PathParam("tenant") UUID tenant) throws Exception {
    List<String> own = texts();
    List<String> others = context.run(tenant, this::texts);
    return List.of(String.join(",", own), String.join(",", others), String.join(",", texts()));
  }
}
