package io.tenantry.controlplane.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tenantry.controlplane.acceptance.Acceptance;
import io.tenantry.controlplane.acceptance.ChangeRequest;
import io.tenantry.controlplane.api.Action;
import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import io.tenantry.controlplane.http.RequestBodies;
import io.tenantry.controlplane.operation.NewOperation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Accepts operations on a registered server, whose only parameter is the server's id. */
@ApplicationScoped
public class ServerChanges {

  /** The parameter of these operations: the id of the server. */
  public static final String SERVER = RegistrationStep.SERVER;

  private final RequestBodies bodies;
  private final Acceptance acceptance;
  private final ChangeRequest request;
  private final ObjectMapper json;

  ServerChanges(
      RequestBodies bodies, Acceptance acceptance, ChangeRequest request, ObjectMapper json) {
    this.bodies = bodies;
    this.acceptance = acceptance;
    this.request = request;
    this.json = json;
  }

  /**
   * Accepts a change, or only tries it.
   *
   * @param server id of the server
   * @param body an {@link Action} or nothing
   * @return the change's preview for a dry run, else the operation
   * @throws ProblemException {@code validation-failed} when {@code confirm} names another server,
   *     {@code confirmation-required}, and what the change demands
   */
  public CompletionStage<Response> accept(Change change, String server, byte[] body) {
    Action action = bodies.readOptional(body, Action.class, Action.plain());
    demandConfirmed(change, server, action);
    if (action.onlyTry()) {
      change.demand().run();
      return CompletableFuture.completedFuture(Response.ok(change.preview().get()).build());
    }
    return acceptance.accept(
        request,
        body,
        operation -> {
          change.demand().run();
          return new NewOperation(
              change.type(),
              Optional.empty(),
              Optional.empty(),
              request.caller(),
              Optional.ofNullable(action.reason()),
              json.createObjectNode().put(SERVER, server));
        });
  }

  private static void demandConfirmed(Change change, String server, Action action) {
    if (action.confirm() != null && !action.confirm().equals(server)) {
      throw ProblemException.invalid("confirm", "must be the id of the database server");
    }
    if (change.destructive() && action.confirm() == null && !action.onlyTry()) {
      throw new ProblemException(
          ProblemType.CONFIRMATION_REQUIRED,
          "Give the id of the database server again, as confirm.");
    }
  }

  /**
   * What is asked for.
   *
   * @param type of the operation
   * @param destructive to be confirmed with the server's id
   * @param demand throws what stands against the change now
   * @param preview what a dry run answers
   */
  public record Change(String type, boolean destructive, Runnable demand, Supplier<?> preview) {}
}
