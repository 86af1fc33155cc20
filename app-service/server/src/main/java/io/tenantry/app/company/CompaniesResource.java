package io.tenantry.app.company;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.Authenticated;
import io.tenantry.app.http.Cursor;
import io.tenantry.app.http.ListQuery;
import io.tenantry.app.http.MergePatch;
import io.tenantry.app.http.Page;
import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.ProblemType;
import io.tenantry.app.http.QueryValue;
import io.tenantry.app.http.Validation;
import io.tenantry.app.link.Links;
import io.tenantry.app.permission.Action;
import io.tenantry.app.permission.BusinessObject;
import io.tenantry.app.permission.Grant;
import io.tenantry.app.permission.Permissions;
import io.tenantry.app.permission.RequiresPermission;
import io.tenantry.app.release.SinceRelease;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The companies of the tenant. A user sees those in which companies may be read. */
@Path("/api/v1/companies")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RequiresPermission(BusinessObject.COMPANY)
@Tag(name = "Companies")
public class CompaniesResource {

  private static final String SORT = "name";

  private final Companies companies;
  private final Validation validation;
  private final MergePatch mergePatch;
  private final Links links;
  private final Permissions permissions;

  CompaniesResource(
      Companies companies,
      Validation validation,
      MergePatch mergePatch,
      Links links,
      Permissions permissions) {
    this.companies = companies;
    this.validation = validation;
    this.mergePatch = mergePatch;
    this.links = links;
    this.permissions = permissions;
  }

  @GET
  @Operation(summary = "List companies by name")
  public Page<CompanyView> list(@BeanParam ListQuery query) {
    Grant readable = permissions.demand(BusinessObject.COMPANY, Action.READ);
    List<Company> rows =
        companies.list(query.search(), query.cursor(SORT), readable, query.limit() + 1);
    return Page.cut(
        rows,
        query.limit(),
        company -> new Cursor(SORT, company.id, company.nameKey),
        this::view,
        after -> links.nextPage(query.repeated(), after, "companies"));
  }

  @GET
  @Path("{company}")
  @Operation(summary = "Read a company by id or name")
  public CompanyView get(@PathParam("company") String company) {
    return view(companies.get(company));
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RequiresPermission(value = BusinessObject.COMPANY, inAllCompanies = true)
  @Operation(summary = "Create a company")
  public Response create(NewCompany values) {
    CompanyView created = view(companies.create(validation.valid(values)));
    return Response.created(created.links().get("self")).entity(created).build();
  }

  @PATCH
  @Path("{company}")
  @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
  @Operation(
      operationId = "renameCompany",
      summary = "Rename a company (JSON merge patch of name and displayName)")
  @APIResponse(responseCode = "200", description = "As it is now")
  @APIResponse(responseCode = "409", description = "company-exists")
  public CompanyView rename(@PathParam("company") String company, JsonNode patch) {
    return view(
        companies.rename(
            company,
            before -> validation.valid(mergePatch.apply(before, patch, NewCompany.class))));
  }

  @POST
  @Path("{company}/copy")
  @RequiresPermission(value = BusinessObject.COMPANY, inAllCompanies = true)
  @Consumes(MediaType.APPLICATION_JSON)
  @SinceRelease(2)
  @Operation(
      operationId = "copyCompany",
      summary = "Make a company with everything that another one of the tenant has")
  @APIResponse(responseCode = "201", description = "The copy")
  @APIResponse(responseCode = "404", description = "unknown-company")
  @APIResponse(responseCode = "409", description = "company-exists")
  public Response copy(@PathParam("company") String company, NewCompany values) {
    CompanyView copy = view(companies.copy(company, validation.valid(values)));
    return Response.created(copy.links().get("self")).entity(copy).build();
  }

  @DELETE
  @Path("{company}")
  @SinceRelease(2)
  @Operation(
      operationId = "deleteCompany",
      summary = "Delete a company with everything in it, for ever")
  @APIResponse(responseCode = "204", description = "Gone")
  @APIResponse(responseCode = "400", description = "confirmation-required")
  @APIResponse(responseCode = "409", description = "company-in-use")
  public void delete(
      @PathParam("company") String company,
      @Parameter(description = "The company's name, to confirm") @QueryParam("confirm")
          String confirm,
      @Parameter(description = "true waits for those who are changing something in it")
          @QueryParam("force")
          String force) {
    boolean forced = QueryValue.flag("force", force).orElse(false);
    String name = companies.get(company).name;
    if (!name.equals(confirm)) {
      throw new ProblemException(
          ProblemType.CONFIRMATION_REQUIRED,
          "Everything in the company is deleted for ever; confirm with its name");
    }
    companies.delete(company, forced);
  }

  private CompanyView view(Company company) {
    String segment = new ScopedCompany(company.id, company.name).segment();
    return new CompanyView(
        company.id,
        company.name,
        company.displayName,
        company.createdAt,
        Map.of(
            "self", links.to("companies", segment),
            "customers", links.to("companies", segment, "customers")));
  }
}
