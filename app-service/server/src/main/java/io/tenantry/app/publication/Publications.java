package io.tenantry.app.publication;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.ProblemType;
import io.tenantry.app.permission.CurrentUser;
import io.tenantry.tenant.CurrentTenant;
import io.tenantry.tenant.ResolvedTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Publishes objects through the control plane, for users of administration tenants. */
@ApplicationScoped
class Publications {

  private static final Logger LOG = Logger.getLogger(Publications.class);
  private static final String WAIT = "wait=30";

  private final CurrentTenant tenant;
  private final CurrentUser user;
  private final ControlPlane controlPlane;
  private final ObjectMapper json;

  Publications(
      CurrentTenant tenant,
      CurrentUser user,
      @RestClient ControlPlane controlPlane,
      ObjectMapper json) {
    this.tenant = tenant;
    this.user = user;
    this.controlPlane = controlPlane;
    this.json = json;
  }

  /**
   * Returns when every instance answers with the revision, or after half a minute.
   *
   * @param kind as in paths: {@code permission-sets}
   * @throws ProblemException {@code application-writes-not-allowed}, {@code object-refused}, {@code
   *     validation-failed}, {@code unknown-release}, {@code unavailable}
   */
  PublicationView publish(String kind, String name, NewRevision revision) {
    ResolvedTenant asking = tenant.get();
    if (!asking.entry().writesApplicationDatabase()) {
      throw notAllowed();
    }
    Wish wish = new Wish(user.name(), revision.appliesTo(), revision.content(), revision.reason());
    return view(send(asking, kind, name, wish));
  }

  private JsonNode send(ResolvedTenant asking, String kind, String name, Wish wish) {
    try {
      return controlPlane.publish(asking.uuid(), kind, name, WAIT, wish);
    } catch (WebApplicationException e) {
      throw refusal(e);
    } catch (ProcessingException e) {
      LOG.errorf(e, "the control plane was not reached: tenant=%s object=%s", asking.id(), name);
      throw unavailable();
    }
  }

  private static PublicationView view(JsonNode operation) {
    String status = operation.path("status").asText();
    if (status.equals("failed") || status.equals("canceled")) {
      throw new ProblemException(
          ProblemType.OBJECT_REFUSED,
          operation.path("error").path("message").asText("The publication was given up"));
    }
    return new PublicationView(operation.path("id").asText(), status);
  }

  /**
   * What the control plane says of the request, the user is told; what it says of us, is logged.
   */
  private ProblemException refusal(WebApplicationException answer) {
    JsonNode problem = problem(answer);
    String detail = problem.path("detail").asText("The control plane refused it");
    return switch (problem.path("code").asText()) {
      case "application-writes-not-allowed" -> notAllowed();
      case "unknown-release" -> new ProblemException(ProblemType.UNKNOWN_RELEASE, detail);
      case "validation-failed" ->
          new ProblemException(ProblemType.VALIDATION_FAILED, detail)
              .with("errors", problem.path("errors"));
      default -> {
        LOG.errorf(
            "the control plane refused a publication: status=%d code=%s",
            answer.getResponse().getStatus(), problem.path("code").asText());
        yield unavailable();
      }
    };
  }

  private JsonNode problem(WebApplicationException answer) {
    try {
      String body = answer.getResponse().readEntity(String.class);
      return json.readTree(body == null ? "" : body);
    } catch (JsonProcessingException | ProcessingException | IllegalStateException e) {
      LOG.debug("an answer of the control plane is no problem", e);
      return json.createObjectNode();
    }
  }

  private static ProblemException notAllowed() {
    return new ProblemException(
        ProblemType.APPLICATION_WRITES_NOT_ALLOWED,
        "Only tenants that are mounted with allowApplicationDatabaseWrites publish for all");
  }

  private static ProblemException unavailable() {
    return new ProblemException(
        ProblemType.UNAVAILABLE, "The control plane cannot be asked just now; try again shortly");
  }
}
