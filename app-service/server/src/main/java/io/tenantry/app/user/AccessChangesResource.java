package io.tenantry.app.user;

import io.quarkus.security.Authenticated;
import io.tenantry.app.http.Cursor;
import io.tenantry.app.http.ListQuery;
import io.tenantry.app.http.Page;
import io.tenantry.app.link.Links;
import io.tenantry.app.permission.BusinessObject;
import io.tenantry.app.permission.RequiresPermission;
import io.tenantry.app.release.SinceRelease;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The record of changes to users and permission sets, over REST. */
@Path("/api/v1/access-changes")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RequiresPermission(value = BusinessObject.USER, inAllCompanies = true)
@SinceRelease(3)
@Tag(name = "Users")
public class AccessChangesResource {

  private final AccessWork work;
  private final AccessChanges changes;
  private final Links links;

  AccessChangesResource(AccessWork work, AccessChanges changes, Links links) {
    this.work = work;
    this.changes = changes;
    this.links = links;
  }

  @GET
  @Operation(
      operationId = "listAccessChanges",
      summary = "List who changed what in users, permission sets and settings, newest first")
  public Page<AccessChangeView> list(@BeanParam ListQuery query) {
    return Page.cut(
        work.read(() -> changes.list(query)),
        query.limit(),
        change ->
            new Cursor(
                AccessChanges.SORT, new UUID(0, change.number()), String.valueOf(change.number())),
        change -> change,
        after -> links.nextPage(query.repeated(), after, "access-changes"));
  }
}
