package io.tenantry.controlplane.acceptance;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import io.tenantry.controlplane.operation.NewOperation;
import io.tenantry.controlplane.operation.Operation;
import io.tenantry.controlplane.operation.OperationRunningException;
import io.tenantry.controlplane.operation.Operations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/** Accepts changes and answers with their operations. */
@ApplicationScoped
public class Acceptance {

  private final Operations operations;
  private final IdempotencyKeys keys;
  private final Supplier<UUID> ids;
  private final Turns turns;

  Acceptance(Operations operations, IdempotencyKeys keys, Supplier<UUID> ids, Turns turns) {
    this.operations = operations;
    this.keys = keys;
    this.ids = ids;
    this.turns = turns;
  }

  /**
   * Accepts a change, or recognizes one that was accepted before, and answers with its operation.
   *
   * @param body the request as received: the same key with another body is refused
   * @param change prepares the change within the accepting transaction and says which operation
   *     carries it out; it is given that operation's id. What it throws undoes everything.
   * @return 200 and the operation if the caller prefers to wait and it has ended, else 202
   */
  public CompletionStage<Response> accept(
      ChangeRequest request, byte[] body, Function<UUID, NewOperation> change) {
    UUID operation = acceptOnce(request, body, change);
    return accepted(request, operation);
  }

  /** Answers with an operation that was accepted: 200 once it has ended, else 202. */
  CompletionStage<Response> accepted(ChangeRequest request, UUID operation) {
    // Read here: the answer may be made on a thread that has no request.
    Optional<Duration> patience = request.patience();
    return operations
        .whenEnded(operation, patience.orElse(Duration.ZERO))
        .thenApply(found -> answer(found.orElseThrow(Acceptance::unknown), patience));
  }

  /** Answers with an operation that exists: waits for its end if the caller prefers to. */
  CompletionStage<Response> answer(ChangeRequest request, UUID operation) {
    Optional<Duration> patience = request.patience();
    return operations
        .whenEnded(operation, patience.orElse(Duration.ZERO))
        .thenApply(
            found ->
                applied(
                        Response.ok(OperationViews.view(found.orElseThrow(Acceptance::unknown))),
                        patience)
                    .build());
  }

  private UUID acceptOnce(ChangeRequest request, byte[] body, Function<UUID, NewOperation> change) {
    UUID fresh = ids.get();
    String caller = request.caller();
    String path = request.path();
    Optional<String> key = request.idempotencyKey();
    try {
      return turns.take(
          () ->
              QuarkusTransaction.requiringNew()
                  .call(
                      () -> {
                        Optional<UUID> earlier =
                            key.flatMap(given -> keys.take(caller, path, given, body, fresh));
                        if (earlier.isPresent()) {
                          return earlier.get();
                        }
                        NewOperation operation = change.apply(fresh);
                        operations.accept(fresh, operation);
                        return fresh;
                      }));
    } catch (OperationRunningException e) {
      throw running(e.running());
    }
  }

  /** The refusal of a change whose subject another operation is changing. */
  public static ProblemException running(UUID operation) {
    return new ProblemException(
            ProblemType.OPERATION_RUNNING,
            "Wait for the operation that is running, then try again.")
        .with("operation", operation)
        .with("allowed", List.of());
  }

  static ProblemException unknown() {
    return new ProblemException(ProblemType.UNKNOWN_OPERATION, "No operation has this id.");
  }

  private Response answer(Operation operation, Optional<Duration> patience) {
    boolean waitedToTheEnd = patience.isPresent() && operation.ended();
    Response.ResponseBuilder answer =
        Response.status(waitedToTheEnd ? 200 : 202)
            // Not location(): it looks at the request, which this thread need not have.
            .header(HttpHeaders.LOCATION, "/api/v1/operations/" + operation.id())
            .entity(OperationViews.view(operation));
    return applied(answer, patience).build();
  }

  private static Response.ResponseBuilder applied(
      Response.ResponseBuilder answer, Optional<Duration> patience) {
    patience.ifPresent(wait -> answer.header("Preference-Applied", "wait=" + wait.toSeconds()));
    return answer;
  }
}
