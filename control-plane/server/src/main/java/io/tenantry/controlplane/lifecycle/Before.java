package io.tenantry.controlplane.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.controlplane.operation.StepContext;
import io.tenantry.controlplane.tenant.Lifecycle;
import io.tenantry.controlplane.tenant.SchemaState;
import io.tenantry.controlplane.tenant.Standing;
import io.tenantry.controlplane.tenant.TenantState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a tenant stood when an operation on it was accepted, kept in the operation's parameters: a
 * repeated step knows by it whether it has moved the tenant already, and undoing leads back to it.
 */
final class Before {

  private static final String FIELD = "before";

  private Before() {}

  static void put(ObjectNode params, Standing standing) {
    ObjectNode before = params.putObject(FIELD);
    before.put("lifecycle", standing.state().lifecycle().text());
    before.put("schema", standing.state().schema().text());
    before.put("mounted", standing.state().mounted());
    standing.reasons().forEach(before.putArray("reasons")::add);
    standing.retainedUntil().ifPresent(until -> before.put("retainedUntil", until.toString()));
  }

  /** Empty for an operation that was accepted by an earlier release of the control plane. */
  static Optional<Standing> of(StepContext context) {
    JsonNode before = context.params().path(FIELD);
    return before.isObject() ? Optional.of(standing(before)) : Optional.empty();
  }

  private static Standing standing(JsonNode before) {
    List<String> reasons = new ArrayList<>();
    before.path("reasons").forEach(reason -> reasons.add(reason.textValue()));
    return new Standing(
        new TenantState(
            Lifecycle.of(before.path("lifecycle").textValue()),
            SchemaState.of(before.path("schema").textValue()),
            before.path("mounted").booleanValue()),
        reasons,
        Optional.ofNullable(before.path("retainedUntil").textValue()).map(Instant::parse));
  }
}
