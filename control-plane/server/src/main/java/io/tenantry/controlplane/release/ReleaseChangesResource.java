package io.tenantry.controlplane.release;

import io.smallrye.common.annotation.Blocking;
import io.tenantry.controlplane.access.Role;
import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import io.tenantry.controlplane.api.ReleaseChangesView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/application/releases/{number}/changes")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.ADMIN, Role.OPERATOR, Role.VIEWER})
@Tag(name = "Releases")
class ReleaseChangesResource {

  private final ReleaseComparison comparison;

  ReleaseChangesResource(ReleaseComparison comparison) {
    this.comparison = comparison;
  }

  @GET
  @Blocking
  @Operation(
      operationId = "getReleaseChanges",
      summary = "What a release changes: schema, reports, web services, permission sets")
  @APIResponse(responseCode = "400", description = "validation-failed")
  @APIResponse(responseCode = "404", description = "unknown-release")
  public ReleaseChangesView changes(
      @PathParam("number") String number,
      @Parameter(description = "An earlier release; the one before by default", example = "1")
          @QueryParam("from")
          String from) {
    int to = parse(number).orElseThrow(Releases::unknown);
    try {
      return comparison.changes(from == null ? Optional.empty() : Optional.of(earlier(from)), to);
    } catch (SQLException e) {
      throw new ProblemException(
          ProblemType.UNAVAILABLE, "The database server for the comparison does not answer.");
    }
  }

  private static int earlier(String from) {
    return parse(from)
        .orElseThrow(() -> ProblemException.invalid("from", "must be the number of a release"));
  }

  private static Optional<Integer> parse(String text) {
    try {
      return Optional.of(Integer.parseInt(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
