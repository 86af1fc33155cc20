package io.tenantry.controlplane.acceptance;

import io.smallrye.common.annotation.Blocking;
import io.tenantry.controlplane.access.Role;
import io.tenantry.controlplane.api.OperationView;
import io.tenantry.controlplane.api.Page;
import io.tenantry.controlplane.http.Cursor;
import io.tenantry.controlplane.http.Listing;
import io.tenantry.controlplane.http.QueryText;
import io.tenantry.controlplane.http.UuidText;
import io.tenantry.controlplane.operation.Operation;
import io.tenantry.controlplane.operation.OperationFilter;
import io.tenantry.controlplane.operation.Operations;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/operations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.ADMIN, Role.OPERATOR, Role.VIEWER})
@Tag(name = "Operations", description = "Durable changes and how far they got")
class OperationsResource {

  private static final Set<String> STATUSES =
      Stream.of(Operation.Status.values())
          .map(status -> status.name().toLowerCase(Locale.ROOT))
          .collect(Collectors.toUnmodifiableSet());

  private final Operations operations;
  private final Acceptance acceptance;
  private final ChangeRequest request;

  OperationsResource(Operations operations, Acceptance acceptance, ChangeRequest request) {
    this.operations = operations;
    this.acceptance = acceptance;
    this.request = request;
  }

  @GET
  @org.eclipse.microprofile.openapi.annotations.Operation(
      operationId = "listOperations",
      summary = "Lists operations, newest first")
  public Page<OperationView> list(
      @Parameter(description = "UUID of a tenant, or its id at the time") @QueryParam("tenant")
          String tenant,
      @QueryParam("status") String status,
      @QueryParam("type") String type,
      @Parameter(description = "1-500, 50 by default") @QueryParam("limit") String limit,
      @QueryParam("cursor") String cursor) {
    Listing listing = Listing.of(limit, cursor);
    List<Operation> found =
        operations.list(
            new OperationFilter(
                Optional.ofNullable(tenant).flatMap(UuidText::parse),
                QueryText.part("tenant", tenant).filter(text -> UuidText.parse(text).isEmpty()),
                QueryText.oneOf(STATUSES, "status", status)
                    .map(text -> Operation.Status.valueOf(text.toUpperCase(Locale.ROOT))),
                QueryText.name("type", type),
                listing
                    .after()
                    .map(after -> new OperationFilter.Place(after.createdAt(), after.id())),
                listing.rows()));
    return listing.page(found, OperationViews::view, row -> new Cursor(row.createdAt(), row.id()));
  }

  @GET
  @Path("/{id}")
  @Blocking
  @org.eclipse.microprofile.openapi.annotations.Operation(
      operationId = "getOperation",
      summary = "Reads an operation; with Prefer: wait=N once it has ended")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = OperationView.class)))
  public CompletionStage<Response> get(@PathParam("id") String id) {
    return acceptance.answer(request, UuidText.parse(id).orElseThrow(Acceptance::unknown));
  }
}
