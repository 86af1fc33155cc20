package io.tenantry.controlplane.release;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import io.tenantry.controlplane.acceptance.Acceptance;
import io.tenantry.controlplane.acceptance.ChangeRequest;
import io.tenantry.controlplane.access.Role;
import io.tenantry.controlplane.api.OperationView;
import io.tenantry.controlplane.api.Page;
import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import io.tenantry.controlplane.api.ReleaseView;
import io.tenantry.controlplane.operation.NewOperation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/application/releases")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Releases", description = "Numbered releases of the application")
class ReleasesResource {

  private final Releases releases;
  private final Acceptance acceptance;
  private final ChangeRequest request;
  private final ObjectMapper json;

  ReleasesResource(
      Releases releases, Acceptance acceptance, ChangeRequest request, ObjectMapper json) {
    this.releases = releases;
    this.acceptance = acceptance;
    this.request = request;
    this.json = json;
  }

  @POST
  @Blocking
  @Consumes("application/zip")
  @RolesAllowed(Role.ADMIN)
  @Operation(
      operationId = "publishRelease",
      summary = "Publishes a release; the same package again is the same release")
  @RequestBody(content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @APIResponse(
      responseCode = "200",
      description = "Published before, with the same content",
      content = @Content(schema = @Schema(implementation = ReleaseView.class)))
  @APIResponse(
      responseCode = "202",
      description = "The operation that publishes it",
      content = @Content(schema = @Schema(implementation = OperationView.class)))
  public CompletionStage<Response> publish(byte[] body) {
    ReleasePackage delivered = ReleasePackage.read(body);
    Optional<Release> known = releases.find(delivered.number());
    if (known.isPresent() && isPublished(known.get(), delivered)) {
      return CompletableFuture.completedFuture(Response.ok(view(known.get())).build());
    }
    delivered.demandSyncable();
    return acceptance.accept(request, body, operation -> insert(delivered));
  }

  @GET
  @RolesAllowed({Role.ADMIN, Role.OPERATOR, Role.VIEWER})
  @Operation(operationId = "listReleases", summary = "Lists all releases, newest first")
  public Page<ReleaseView> list() {
    return Page.whole(releases.list().stream().map(ReleasesResource::view).toList());
  }

  @GET
  @Path("/{number}")
  @RolesAllowed({Role.ADMIN, Role.OPERATOR, Role.VIEWER})
  @Operation(operationId = "getRelease", summary = "Reads a release")
  public ReleaseView get(@PathParam("number") String number) {
    return view(releases.get(parse(number)));
  }

  /** What is no number is the name of no release. */
  private static int parse(String number) {
    try {
      return Integer.parseInt(number);
    } catch (NumberFormatException e) {
      throw Releases.unknown();
    }
  }

  private static boolean isPublished(Release known, ReleasePackage delivered) {
    return known.state() == Release.State.PUBLISHED && known.sha256().equals(delivered.sha256());
  }

  private NewOperation insert(ReleasePackage delivered) {
    if (!releases.insert(delivered, request.caller())) {
      throw taken(releases.get(delivered.number()), delivered);
    }
    return new NewOperation(
        PublishRelease.TYPE,
        Optional.empty(),
        Optional.empty(),
        request.caller(),
        Optional.empty(),
        json.createObjectNode()
            .put(PublishRelease.RELEASE, delivered.number())
            .put("title", delivered.descriptor().title())
            .put("sha256", delivered.sha256()));
  }

  private ProblemException taken(Release known, ReleasePackage delivered) {
    if (known.sha256().equals(delivered.sha256())) {
      ProblemException running =
          new ProblemException(
              ProblemType.OPERATION_RUNNING,
              "this package is being published; wait for its operation");
      releases
          .publication(known.number())
          .ifPresent(operation -> running.with("operation", operation));
      return running;
    }
    return new ProblemException(
            ProblemType.RELEASE_EXISTS,
            "release " + known.number() + " has another content; a change takes the next number")
        .with("sha256", known.sha256());
  }

  private static ReleaseView view(Release release) {
    return new ReleaseView(
        release.number(),
        release.title(),
        release.sha256(),
        release.publishedBy(),
        release.publishedAt(),
        release.state().name().toLowerCase(Locale.ROOT));
  }
}
