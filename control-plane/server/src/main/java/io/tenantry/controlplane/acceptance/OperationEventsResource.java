package io.tenantry.controlplane.acceptance;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.tenantry.controlplane.access.Role;
import io.tenantry.controlplane.api.OperationView;
import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.http.Cursor;
import io.tenantry.controlplane.operation.ChangedOperation;
import io.tenantry.controlplane.operation.Operations;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/operations/events")
@RolesAllowed({Role.ADMIN, Role.OPERATOR, Role.VIEWER})
@Tag(name = "Operations", description = "Durable changes and how far they got")
class OperationEventsResource {

  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  /** Looks; proxies close connections on which nothing has been said for a minute. */
  private static final long SAY_SOMETHING_EVERY = 30;

  private final Operations operations;

  OperationEventsResource(Operations operations) {
    this.operations = operations;
  }

  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Blocking
  @Operation(
      operationId = "followOperations",
      summary = "Streams every change of an operation as a server-sent event",
      description =
          "Each event carries the operation as it stands. With Last-Event-ID the stream goes on"
              + " where that event was; around it some events may come again, with the same id.")
  @APIResponse(
      responseCode = "200",
      description = "Events named operation",
      content =
          @Content(
              mediaType = MediaType.SERVER_SENT_EVENTS,
              schema = @Schema(implementation = OperationView.class)))
  public Multi<OutboundSseEvent> follow(
      @Context Sse sse,
      @Parameter(description = "Id of the last event that was received")
          @HeaderParam("Last-Event-ID")
          String lastEventId) {
    OperationChanges changes = changes(lastEventId);
    return Multi.createFrom()
        .ticks()
        .every(LOOK_EVERY)
        .onOverflow()
        .drop()
        .emitOn(Infrastructure.getDefaultWorkerPool(), 1)
        .onItem()
        .transformToIterable(tick -> events(sse, tick, changes.next()));
  }

  private OperationChanges changes(String lastEventId) {
    try {
      return Cursor.of(lastEventId)
          .map(last -> OperationChanges.after(operations, last.createdAt()))
          .orElseGet(() -> OperationChanges.fromNow(operations));
    } catch (ProblemException e) {
      throw ProblemException.invalid("Last-Event-ID", "must be the id of an event of this stream");
    }
  }

  private static List<OutboundSseEvent> events(Sse sse, long tick, List<ChangedOperation> changes) {
    Stream<OutboundSseEvent> alive =
        tick % SAY_SOMETHING_EVERY == 0
            ? Stream.of(sse.newEventBuilder().comment("following").build())
            : Stream.empty();
    return Stream.concat(alive, changes.stream().map(change -> event(sse, change))).toList();
  }

  private static OutboundSseEvent event(Sse sse, ChangedOperation change) {
    return sse.newEventBuilder()
        .id(new Cursor(change.at(), change.operation().id()).text())
        .name("operation")
        .mediaType(MediaType.APPLICATION_JSON_TYPE)
        .data(OperationView.class, OperationViews.view(change.operation()))
        .build();
  }
}
