package io.tenantry.controlplane.object;

import io.smallrye.common.annotation.Blocking;
import io.tenantry.controlplane.acceptance.ChangeRequest;
import io.tenantry.controlplane.acceptance.EntityTags;
import io.tenantry.controlplane.access.Role;
import io.tenantry.controlplane.api.DryRun;
import io.tenantry.controlplane.api.NewObjectRevision;
import io.tenantry.controlplane.api.ObjectRevisionView;
import io.tenantry.controlplane.api.ObjectRollback;
import io.tenantry.controlplane.api.OperationView;
import io.tenantry.controlplane.api.Page;
import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import io.tenantry.controlplane.http.RequestBodies;
import io.tenantry.controlplane.operation.OperationStep;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/application/{kind: reports|web-services|permission-sets}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.ADMIN, Role.OPERATOR, Role.VIEWER})
@Tag(name = "Objects", description = "Reports, web services and permission sets of all tenants")
class ObjectsResource {

  private static final String PROBLEM = "application/problem+json";

  private final ObjectRevisions revisions;
  private final TargetReleases releases;
  private final ObjectChanges changes;
  private final ReviseObject plan;
  private final RequestBodies bodies;
  private final ChangeRequest request;

  ObjectsResource(
      ObjectRevisions revisions,
      TargetReleases releases,
      ObjectChanges changes,
      ReviseObject plan,
      RequestBodies bodies,
      ChangeRequest request) {
    this.revisions = revisions;
    this.releases = releases;
    this.changes = changes;
    this.plan = plan;
    this.bodies = bodies;
    this.request = request;
  }

  @GET
  @Operation(operationId = "listObjects", summary = "Lists the objects of a release by name")
  @APIResponse(responseCode = "200", description = "Those in force, without their content")
  public Page<ObjectRevisionView> list(
      @PathParam("kind") String kind,
      @Parameter(description = "The newest if left out", example = "2") @QueryParam("release")
          String release) {
    return Page.whole(
        revisions.inForce(kind(kind), release(release)).stream()
            .map(ObjectsResource::withoutContent)
            .toList());
  }

  @GET
  @Path("/{name}")
  @Operation(operationId = "getObject", summary = "Reads the revision that is in force")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ObjectRevisionView.class)))
  @APIResponse(
      responseCode = "404",
      description = "unknown-object, unknown-release",
      content = @Content(mediaType = PROBLEM))
  public Response get(
      @PathParam("kind") String kind,
      @Parameter(example = "customer-list") @PathParam("name") String name,
      @QueryParam("release") String release) {
    ObjectRevision newest = revisions.history(kind(kind), name, release(release)).get(0);
    return Response.ok(view(newest, newest.content()))
        .header(HttpHeaders.ETAG, EntityTags.of(newest.version()))
        .build();
  }

  @GET
  @Path("/{name}/revisions")
  @Operation(operationId = "listObjectRevisions", summary = "Lists all revisions, newest first")
  public Page<ObjectRevisionView> revisions(
      @PathParam("kind") String kind,
      @PathParam("name") String name,
      @QueryParam("release") String release) {
    return Page.whole(
        revisions.history(kind(kind), name, release(release)).stream()
            .map(one -> view(one, one.content()))
            .toList());
  }

  @PUT
  @Path("/{name}")
  @Blocking
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.ADMIN)
  @Operation(
      operationId = "reviseObject",
      summary = "Appends a revision: when done, every tenant of its releases sees it")
  @RequestBody(
      required = true,
      content =
          @Content(
              schema = @Schema(implementation = NewObjectRevision.class),
              examples =
                  @ExampleObject(
                      name = "A report",
                      value =
                          """
                          {"appliesTo": [1], "reason": "with the city",
                           "content": {"title": "Customers",
                             "parameters": [{"name": "city", "type": "text", "default": ""}],
                             "dataset": "select number, name, city from customer where parameter.city in ('', city) order by number"}}
                          """)))
  @APIResponse(
      responseCode = "202",
      description = "Accepted; the operation fails with object-refused if the object does not run",
      content = @Content(schema = @Schema(implementation = OperationView.class)))
  @APIResponse(
      responseCode = "400",
      description = "validation-failed",
      content = @Content(mediaType = PROBLEM))
  @APIResponse(
      responseCode = "404",
      description = "unknown-release",
      content = @Content(mediaType = PROBLEM))
  public CompletionStage<Response> revise(
      @PathParam("kind") String kind, @PathParam("name") String name, byte[] body) {
    NewObjectRevision wish = bodies.read(body, NewObjectRevision.class);
    Revising revising = changes.check(kind(kind), name, wish);
    if (wish.onlyTry()) {
      List<String> steps = plan.steps().map(OperationStep::name).toList();
      return CompletableFuture.completedFuture(
          Response.ok(new DryRun(ReviseObject.TYPE, null, steps)).build());
    }
    return changes.accept(request, body, revising, wish.reason());
  }

  @POST
  @Path("/{name}/rollback")
  @Blocking
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.ADMIN)
  @Operation(
      operationId = "rollBackObject",
      summary = "Goes back to an earlier revision by appending its content again")
  @RequestBody(
      required = true,
      content =
          @Content(
              schema = @Schema(implementation = ObjectRollback.class),
              examples = @ExampleObject(value = "{\"release\": 1, \"revision\": 1}")))
  @APIResponse(
      responseCode = "202",
      description = "Accepted; Location names the operation",
      content = @Content(schema = @Schema(implementation = OperationView.class)))
  @APIResponse(
      responseCode = "404",
      description = "unknown-object, unknown-release",
      content = @Content(mediaType = PROBLEM))
  public CompletionStage<Response> rollBack(
      @PathParam("kind") String kind, @PathParam("name") String name, byte[] body) {
    ObjectRollback wish = bodies.read(body, ObjectRollback.class);
    return changes.accept(request, body, changes.check(kind(kind), name, wish), wish.reason());
  }

  private static ObjectKind kind(String path) {
    return ObjectKind.ofPlural(path)
        .orElseThrow(
            () -> new ProblemException(ProblemType.UNKNOWN_PATH, "There is nothing at this path."));
  }

  /** What is no number is the number of no release. */
  private int release(String given) {
    try {
      return releases.demand(Optional.ofNullable(given).map(Integer::valueOf));
    } catch (NumberFormatException e) {
      return releases.demand(Optional.of(-1));
    }
  }

  private static ObjectRevisionView withoutContent(ObjectRevision revision) {
    return view(revision, null);
  }

  private static ObjectRevisionView view(ObjectRevision revision, Object content) {
    return new ObjectRevisionView(
        revision.kind().word(),
        revision.name(),
        revision.release(),
        revision.revision(),
        revision.version(),
        revision.publishedBy(),
        revision.publishedAt(),
        revision.operation().orElse(null),
        content);
  }
}
