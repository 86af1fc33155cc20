package io.tenantry.app.web;

import io.quarkus.security.Authenticated;
import io.tenantry.app.company.ScopedCompany;
import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.ProblemType;
import io.tenantry.app.link.PageLinks;
import io.tenantry.app.permission.OpenToUsers;
import io.tenantry.tenant.CurrentTenant;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where a user begins: in the tenant's default company, or in the first one there is for them. */
@Path("/ui")
@Authenticated
public class StartPage {

  private final Frames frames;
  private final CurrentTenant tenant;
  private final PageLinks links;

  StartPage(Frames frames, CurrentTenant tenant, PageLinks links) {
    this.frames = frames;
    this.tenant = tenant;
    this.links = links;
  }

  @GET
  @OpenToUsers
  @Operation(hidden = true)
  public Response start() {
    return Response.seeOther(links.in(usual(frames.companies()).segment())).build();
  }

  private ScopedCompany usual(List<ScopedCompany> companies) {
    String byDefault = tenant.get().entry().defaultCompany();
    return companies.stream()
        .filter(one -> one.name().equalsIgnoreCase(byDefault))
        .findFirst()
        .or(() -> companies.stream().findFirst())
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemType.FORBIDDEN,
                    "There is no company that you may see; ask an administrator of the tenant"));
  }
}
