package io.tenantry.app.user;

import io.quarkus.security.Authenticated;
import io.tenantry.app.company.CompanyLookup;
import io.tenantry.app.permission.Action;
import io.tenantry.app.permission.BusinessObject;
import io.tenantry.app.permission.CurrentUser;
import io.tenantry.app.permission.Grant;
import io.tenantry.app.permission.OpenToUsers;
import io.tenantry.app.permission.Permission;
import io.tenantry.app.permission.Permissions;
import io.tenantry.app.permission.UserAccess;
import io.tenantry.tenant.CurrentTenant;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The caller, as the tenant sees him. */
@Path("/api/v1/me")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Users")
public class MeResource {

  private final AccessWork work;
  private final CurrentUser caller;
  private final CurrentTenant tenant;
  private final Permissions permissions;
  private final CompanyLookup companies;

  MeResource(
      AccessWork work,
      CurrentUser caller,
      CurrentTenant tenant,
      Permissions permissions,
      CompanyLookup companies) {
    this.work = work;
    this.caller = caller;
    this.tenant = tenant;
    this.permissions = permissions;
    this.companies = companies;
  }

  @GET
  @OpenToUsers
  @Operation(operationId = "readMe", summary = "Read who the caller is and what he may do")
  @APIResponse(responseCode = "200", description = "With what the token's role carries")
  @APIResponse(responseCode = "403", description = "unknown-user, user-disabled, user-expired")
  public MeView get() {
    UserAccess access = caller.access();
    Map<UUID, String> names = work.read(companies::names);
    return new MeView(
        access.name(),
        tenant.get().id(),
        access.assignments().stream()
            .map(
                one ->
                    new EffectivePermission.Source(
                        one.set().toString(), one.company().map(names::get).orElse(null)))
            .toList(),
        everyPermission().flatMap(one -> allowed(access, one, names)).toList());
  }

  private static Stream<Permission> everyPermission() {
    return Arrays.stream(BusinessObject.values())
        .flatMap(
            object -> Arrays.stream(Action.values()).map(action -> new Permission(object, action)));
  }

  private Stream<MeView.Allowed> allowed(
      UserAccess access, Permission permission, Map<UUID, String> names) {
    Grant grant = permissions.grant(access, permission);
    if (grant.isNone()) {
      return Stream.empty();
    }
    List<String> limited =
        grant.everywhere()
            ? null
            : grant.companies().stream().map(names::get).filter(Objects::nonNull).sorted().toList();
    return Stream.of(new MeView.Allowed(permission.toString(), limited));
  }
}
