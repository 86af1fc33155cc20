package io.tenantry.controlplane.instance;

import io.tenantry.controlplane.access.AuditEntry;
import io.tenantry.controlplane.access.AuditTrail;
import io.tenantry.controlplane.access.Caller;
import io.tenantry.controlplane.access.Role;
import io.tenantry.controlplane.api.InstanceView;
import io.tenantry.controlplane.api.Page;
import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import io.tenantry.controlplane.http.UuidText;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/instances")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.ADMIN, Role.OPERATOR, Role.VIEWER})
@Tag(name = "Fleet", description = "What tenants run on")
class InstancesResource {

  private final InstanceStore instances;
  private final AuditTrail audit;
  private final Caller caller;

  InstancesResource(InstanceStore instances, AuditTrail audit, Caller caller) {
    this.instances = instances;
    this.audit = audit;
    this.caller = caller;
  }

  @GET
  @Operation(operationId = "listInstances", summary = "Lists registered instances by name")
  public Page<InstanceView> list() {
    return Page.whole(instances.list().stream().map(InstancesResource::view).toList());
  }

  @DELETE
  @Path("/{id}")
  @Transactional
  @RolesAllowed({Role.ADMIN, Role.OPERATOR})
  @Operation(
      operationId = "forgetInstance",
      summary = "Says that the process of an instance is gone",
      description =
          "Nobody waits for it any more, and its slices of connections come back at once. Only for"
              + " a process that has really ended: one that still runs would share what others"
              + " get.")
  @APIResponse(responseCode = "204", description = "Forgotten")
  @APIResponse(responseCode = "404", description = "unknown-instance")
  public void forget(
      @Parameter(example = "0b8c3f3e-6c1d-4b6e-9d0a-3f5d2c1e7a11") @PathParam("id") String id) {
    UUID instance = UuidText.parse(id).orElseThrow(InstancesResource::unknown);
    String name = instances.forget(instance).orElseThrow(InstancesResource::unknown);
    audit.record(
        new AuditEntry(
            caller.name(),
            "forget-instance",
            Optional.empty(),
            Optional.empty(),
            AuditEntry.Outcome.SUCCEEDED,
            Map.of("instance", instance, "name", name)));
  }

  private static ProblemException unknown() {
    return new ProblemException(
        ProblemType.UNKNOWN_INSTANCE, "No registered instance has this id.");
  }

  private static InstanceView view(Instance instance) {
    return new InstanceView(
        instance.id(),
        instance.name(),
        instance.live(),
        instance.minRelease(),
        instance.maxRelease(),
        instance.registeredAt(),
        instance.heartbeatAt(),
        instance.version(),
        instance.drainedVersion(),
        instance.status());
  }
}
