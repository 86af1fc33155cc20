package io.tenantry.app.customer;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.Authenticated;
import io.tenantry.app.company.CompanyScope;
import io.tenantry.app.company.ScopedCompany;
import io.tenantry.app.csv.ColumnMapping;
import io.tenantry.app.csv.Sheet;
import io.tenantry.app.http.MergePatch;
import io.tenantry.app.http.Page;
import io.tenantry.app.http.Preconditions;
import io.tenantry.app.http.Validation;
import io.tenantry.app.permission.BusinessObject;
import io.tenantry.app.permission.RequiresPermission;
import io.tenantry.app.register.ImportConfig;
import io.tenantry.app.register.ImportResult;
import io.tenantry.app.register.RegisterImport;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/**
 * Customers over REST. There are two paths to them, one that names the company and one that leaves
 * it to the tenant; see the subclasses.
 */
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RequiresPermission(BusinessObject.CUSTOMER)
public abstract class CustomersResource {

  private static final String CSV = "text/csv";

  @Inject CompanyScope scope;
  @Inject Customers customers;
  @Inject Validation validation;
  @Inject MergePatch mergePatch;
  @Inject CustomerViews views;
  @Inject RegisterImport imports;
  @Inject ImportConfig importConfig;

  @GET
  @Operation(summary = "List customers")
  public Page<CustomerView> list(@BeanParam CustomerQuery query) {
    return inCompany(company -> views.page(company, query, rows(query)));
  }

  private List<Customer> rows(CustomerQuery query) {
    return customers.list(query.order(), query.search(), query.cursor(), query.limit() + 1);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Create a customer")
  public Response create(CustomerValues values) {
    CustomerValues valid = validation.valid(values);
    return inCompany(company -> views.created(company, customers.create(valid)));
  }

  @GET
  @Path("{customer}")
  @Operation(summary = "Read a customer by number or id")
  public Response get(@PathParam("customer") String customer, @Context HttpHeaders headers) {
    Preconditions preconditions = Preconditions.of(headers);
    return inCompany(company -> views.read(company, customers.get(customer), preconditions));
  }

  @PUT
  @Path("{customer}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Replace a customer")
  public Response replace(
      @PathParam("customer") String customer, @Context HttpHeaders headers, CustomerValues values) {
    CustomerValues valid = validation.valid(values);
    return change(customer, headers, before -> valid);
  }

  @PATCH
  @Path("{customer}")
  @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
  @Operation(summary = "Change fields of a customer (JSON merge patch)")
  public Response patch(
      @PathParam("customer") String customer, @Context HttpHeaders headers, JsonNode patch) {
    return change(
        customer,
        headers,
        before -> validation.valid(mergePatch.apply(before, patch, CustomerValues.class)));
  }

  private Response change(
      String customer, HttpHeaders headers, UnaryOperator<CustomerValues> change) {
    Preconditions preconditions = Preconditions.of(headers);
    return inCompany(
        company -> views.changed(company, customers.change(customer, preconditions, change)));
  }

  @DELETE
  @Path("{customer}")
  @Operation(summary = "Delete a customer")
  public void delete(@PathParam("customer") String customer, @Context HttpHeaders headers) {
    Preconditions preconditions = Preconditions.of(headers);
    inCompany(
        company -> {
          customers.delete(customer, preconditions);
          return company;
        });
  }

  @POST
  @Path("import")
  @Consumes(CSV)
  @Operation(
      summary = "Import customers from a CSV file, all or none",
      description =
          "UTF-8, with a header row. Columns in any order and letter case: number or customerID,"
              + " name or companyName, contactName, contactTitle, address, city, region,"
              + " postalCode, country, phone, fax. An empty field is no value.")
  public ImportResult importFile(
      @Context HttpHeaders headers,
      InputStream file,
      @Parameter(
              description =
                  "Other headers, as header:column pairs separated by commas; column - skips one",
              example = "Kundennummer:number,Firma:name,Bemerkung:-")
          @QueryParam("mapping")
          String mapping) {
    Sheet.requireUtf8(headers.getMediaType());
    ColumnMapping<CustomerColumn> columns = ColumnMapping.of(CustomerColumn.class, mapping);
    return scope.call(
        company(),
        importConfig.atMost(),
        company -> new ImportResult(imports.run(file, columns, CustomerFile.KIND)));
  }

  private <T> T inCompany(Function<ScopedCompany, T> work) {
    return scope.call(company(), work);
  }

  /** The company in the path; null where the path has none. */
  abstract String company();
}
