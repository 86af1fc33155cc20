package io.tenantry.controlplane.instance;

import io.tenantry.controlplane.access.Role;
import io.tenantry.controlplane.api.InstanceView;
import io.tenantry.controlplane.api.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/instances")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.ADMIN, Role.OPERATOR, Role.VIEWER})
@Tag(name = "Fleet", description = "What tenants run on")
class InstancesResource {

  private final InstanceStore instances;

  InstancesResource(InstanceStore instances) {
    this.instances = instances;
  }

  @GET
  @Operation(operationId = "listInstances", summary = "Lists registered instances by name")
  public Page<InstanceView> list() {
    return Page.whole(instances.list().stream().map(InstancesResource::view).toList());
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
