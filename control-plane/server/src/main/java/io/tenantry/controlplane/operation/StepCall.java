package io.tenantry.controlplane.operation;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The context of one call of a step. */
final class StepCall implements StepContext {

  private final OperationRun run;
  private final Attempt attempt;
  private final Map<String, Object> result = new LinkedHashMap<>();
  private boolean decided;

  StepCall(OperationRun run, Attempt attempt) {
    this.run = run;
    this.attempt = attempt;
  }

  @Override
  public UUID operationId() {
    return attempt.operation();
  }

  @Override
  public Optional<UUID> tenant() {
    return run.claim().subject();
  }

  @Override
  public JsonNode params() {
    return run.claim().params();
  }

  @Override
  public int attempt() {
    return attempt.number();
  }

  @Override
  public void result(String field, Object value) {
    result.put(field, value);
  }

  @Override
  public <T extends AutoCloseable> T shared(Class<T> type, Opener<T> opener) throws Exception {
    return run.resources().open(type, opener);
  }

  @Override
  public void checkpoint() {
    if (!run.journal().isCurrent(attempt)) {
      throw attempt.stale();
    }
  }

  @Override
  public void whileCurrent(Runnable change) {
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              if (!run.journal().hold(attempt)) {
                throw attempt.stale();
              }
              change.run();
            });
  }

  @Override
  public boolean cancelRequested() {
    return run.journal().isCancelRequested(attempt);
  }

  @Override
  public void noWayBack() {
    decided = true;
  }

  boolean isDecided() {
    return decided;
  }

  Map<String, Object> result() {
    return result;
  }
}
