package io.tenantry.app.company;

import io.tenantry.app.http.Cursor;
import io.tenantry.app.http.ListQuery;
import io.tenantry.app.http.Page;
import io.tenantry.app.http.Validation;
import io.tenantry.app.link.Links;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The companies of the tenant. Its users read them, its administrators create them. */
@Path("/api/v1/companies")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Companies")
public class CompaniesResource {

  private static final String SORT = "name";

  private final Companies companies;
  private final Validation validation;
  private final Links links;

  CompaniesResource(Companies companies, Validation validation, Links links) {
    this.companies = companies;
    this.validation = validation;
    this.links = links;
  }

  @GET
  @RolesAllowed({"tenant-user", "tenant-admin"})
  @Operation(summary = "List companies by name")
  public Page<CompanyView> list(@BeanParam ListQuery query) {
    List<Company> rows = companies.list(query.search(), query.cursor(SORT), query.limit() + 1);
    return Page.cut(
        rows,
        query.limit(),
        company -> new Cursor(SORT, company.id, company.nameKey),
        this::view,
        after -> links.nextPage(query.repeated(), after, "companies"));
  }

  @GET
  @Path("{company}")
  @RolesAllowed({"tenant-user", "tenant-admin"})
  @Operation(summary = "Read a company by id or name")
  public CompanyView get(@PathParam("company") String company) {
    return view(companies.get(company));
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed("tenant-admin")
  @Operation(summary = "Create a company")
  public Response create(NewCompany values) {
    CompanyView created = view(companies.create(validation.valid(values)));
    return Response.created(created.links().get("self")).entity(created).build();
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
