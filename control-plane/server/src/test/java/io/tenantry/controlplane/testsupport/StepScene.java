package io.tenantry.controlplane.testsupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.StepContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A run of an operation without its engine: steps share resources until the scene is closed. */
public final class StepScene implements StepContext, AutoCloseable {

  private final UUID operation;
  private final Optional<UUID> tenant;
  private final JsonNode params;
  private final Map<String, Object> result = new HashMap<>();
  private final Map<Class<?>, AutoCloseable> shared = new HashMap<>();
  private volatile boolean cancelRequested;

  private StepScene(UUID operation, Optional<UUID> tenant, JsonNode params) {
    this.operation = operation;
    this.tenant = tenant;
    this.params = params;
  }

  public static StepScene about(UUID tenant, JsonNode params) {
    return new StepScene(UUID.randomUUID(), Optional.of(tenant), params);
  }

  public static StepScene with(JsonNode params) {
    return new StepScene(UUID.randomUUID(), Optional.empty(), params);
  }

  public static JsonNode noParams() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** The same operation, taken up by another process. */
  public StepScene successor() {
    return new StepScene(operation, tenant, params);
  }

  public void run(OperationStep... steps) throws Exception {
    for (OperationStep step : steps) {
      step.run(this);
    }
  }

  public void compensate(OperationStep... steps) throws Exception {
    for (OperationStep step : steps) {
      step.compensate(this);
    }
  }

  /** Asks for the operation to be canceled. */
  public void cancel() {
    cancelRequested = true;
  }

  public Map<String, Object> result() {
    return result;
  }

  @Override
  public UUID operationId() {
    return operation;
  }

  @Override
  public Optional<UUID> tenant() {
    return tenant;
  }

  @Override
  public JsonNode params() {
    return params;
  }

  @Override
  public int attempt() {
    return 1;
  }

  @Override
  public void result(String field, Object value) {
    result.put(field, value);
  }

  @Override
  public <T extends AutoCloseable> T shared(Class<T> type, Opener<T> opener) throws Exception {
    if (!shared.containsKey(type)) {
      shared.put(type, opener.open());
    }
    return type.cast(shared.get(type));
  }

  @Override
  public boolean cancelRequested() {
    return cancelRequested;
  }

  @Override
  public void noWayBack() {
    // No engine asks.
  }

  @Override
  public void whileCurrent(Runnable change) {
    change.run();
  }

  @Override
  public void checkpoint() {
    // Nobody else runs this scene.
  }

  @Override
  public void close() throws Exception {
    for (AutoCloseable resource : shared.values()) {
      resource.close();
    }
    shared.clear();
  }
}
