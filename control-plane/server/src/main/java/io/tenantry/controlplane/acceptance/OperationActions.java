package io.tenantry.controlplane.acceptance;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.ForbiddenException;
import io.tenantry.controlplane.access.AuditEntry;
import io.tenantry.controlplane.access.AuditTrail;
import io.tenantry.controlplane.access.Role;
import io.tenantry.controlplane.api.Action;
import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import io.tenantry.controlplane.http.UuidText;
import io.tenantry.controlplane.operation.NewOperation;
import io.tenantry.controlplane.operation.Operation;
import io.tenantry.controlplane.operation.Operations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** What can be done with an operation itself: cancel it, ask for it again. */
@ApplicationScoped
class OperationActions {

  private final Operations operations;
  private final Acceptance acceptance;
  private final AuditTrail audit;

  OperationActions(Operations operations, Acceptance acceptance, AuditTrail audit) {
    this.operations = operations;
    this.acceptance = acceptance;
    this.audit = audit;
  }

  CompletionStage<Response> cancel(ChangeRequest request, String id, Action action) {
    Operation operation = get(request, id);
    if (!operations.cancelable(operation)) {
      throw illegal(operation, "cancel");
    }
    if (action.onlyTry()) {
      return unchanged(operation);
    }
    boolean asked =
        QuarkusTransaction.requiringNew().call(() -> cancelAndRecord(operation, request, action));
    if (!asked) {
      throw illegal(get(request, id), "cancel");
    }
    operations.hasten(operation.id());
    return acceptance.accepted(request, operation.id());
  }

  CompletionStage<Response> retry(ChangeRequest request, byte[] body, String id, Action action) {
    Operation operation = get(request, id);
    if (!operation.ended()) {
      return hasten(request, operation, action);
    }
    if (!operations.repeatable(operation)) {
      throw illegal(operation, "retry");
    }
    return action.onlyTry()
        ? unchanged(operation)
        : acceptance.accept(
            request, body, fresh -> again(operation, request.caller(), action.reason()));
  }

  private CompletionStage<Response> hasten(
      ChangeRequest request, Operation operation, Action action) {
    if (!action.onlyTry()) {
      operations.hasten(operation.id());
    }
    return acceptance.accepted(request, operation.id());
  }

  private boolean cancelAndRecord(Operation operation, ChangeRequest request, Action action) {
    if (!operations.cancel(operation, request.caller())) {
      return false;
    }
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("operation", operation.id());
    detail.put("type", operation.type());
    Optional.ofNullable(action.reason()).ifPresent(reason -> detail.put("reason", reason));
    audit.record(
        new AuditEntry(
            request.caller(),
            "cancel-operation",
            operation.subject(),
            operation.subjectName(),
            AuditEntry.Outcome.ACCEPTED,
            detail));
    return true;
  }

  private static CompletionStage<Response> unchanged(Operation operation) {
    return CompletableFuture.completedFuture(Response.ok(OperationViews.view(operation)).build());
  }

  private NewOperation again(Operation failed, String caller, String reason) {
    return new NewOperation(
        failed.type(),
        failed.subject(),
        failed.subjectName(),
        caller,
        Optional.ofNullable(reason).or(failed::reason),
        operations.paramsNow(failed));
  }

  /** Operators change tenants only; what is about servers and releases is for admins. */
  private Operation get(ChangeRequest request, String id) {
    Operation operation =
        UuidText.parse(id).flatMap(operations::find).orElseThrow(Acceptance::unknown);
    if (operation.subject().isEmpty() && !request.callerHas(Role.ADMIN)) {
      throw new ForbiddenException();
    }
    return operation;
  }

  private ProblemException illegal(Operation operation, String action) {
    List<String> allowed =
        Stream.of(
                operations.cancelable(operation) ? "cancel" : "",
                operations.repeatable(operation) ? "retry" : "")
            .filter(word -> !word.isEmpty())
            .toList();
    return new ProblemException(
            ProblemType.ILLEGAL_TRANSITION,
            "The operation's state or its plan does not allow to " + action + " it.")
        .with("state", operation.status().name().toLowerCase(Locale.ROOT))
        .with("allowed", allowed);
  }
}
