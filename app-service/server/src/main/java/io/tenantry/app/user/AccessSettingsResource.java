package io.tenantry.app.user;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.Authenticated;
import io.tenantry.app.http.MergePatch;
import io.tenantry.app.http.Validation;
import io.tenantry.app.permission.BusinessObject;
import io.tenantry.app.permission.RequiresPermission;
import io.tenantry.app.release.SinceRelease;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How the tenant lets users in, over REST. */
@Path("/api/v1/access-settings")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RequiresPermission(value = BusinessObject.USER, inAllCompanies = true)
@SinceRelease(3)
@Tag(name = "Users")
public class AccessSettingsResource {

  private final AccessWork work;
  private final AccessSettingsStore settings;
  private final Validation validation;
  private final MergePatch mergePatch;

  AccessSettingsResource(
      AccessWork work, AccessSettingsStore settings, Validation validation, MergePatch mergePatch) {
    this.work = work;
    this.settings = settings;
    this.validation = validation;
    this.mergePatch = mergePatch;
  }

  @GET
  @Operation(
      operationId = "readAccessSettings",
      summary = "Read what becomes of somebody who signs in for the first time")
  public AccessSettings get() {
    return work.read(settings::get);
  }

  @PATCH
  @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
  @Operation(
      operationId = "changeAccessSettings",
      summary = "Let registered users in only, or name another usual set (JSON merge patch)")
  @APIResponse(responseCode = "200", description = "As they are now")
  @APIResponse(responseCode = "403", description = "forbidden")
  @APIResponse(responseCode = "404", description = "unknown-permission-set")
  public AccessSettings change(JsonNode patch) {
    return work.change(
        () ->
            settings.change(
                before -> validation.valid(mergePatch.apply(before, patch, AccessSettings.class))));
  }
}
