package io.tenantry.app.permission;

import com.fasterxml.jackson.databind.JsonNode;
import io.tenantry.tenant.TenantObjects;
import io.tenantry.tenant.object.PublishedObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What permission sets allow, those published centrally as they are at this moment. */
@ApplicationScoped
public class PermissionSets {

  private final TenantObjects objects;

  PermissionSets(TenantObjects objects) {
    this.objects = objects;
  }

  /** Nothing, if there is no such set any more. */
  public Set<Permission> of(Assignment assignment) {
    String name = assignment.set().name();
    return switch (assignment.set().scope()) {
      case SYSTEM -> SystemSet.ofName(name).map(SystemSet::permissions).orElse(Set.of());
      case APPLICATION ->
          objects
              .find(PublishedObject.PERMISSION_SET, name)
              .map(PermissionSets::published)
              .orElse(Set.of());
      case TENANT -> assignment.ofTenant();
    };
  }

  /** Permissions that this instance does not know, it leaves out: it has nothing they are for. */
  public static Set<Permission> published(PublishedObject set) {
    return StreamSupport.stream(set.content().path("permissions").spliterator(), false)
        .map(JsonNode::asText)
        .flatMap(text -> Permission.parse(text).stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
