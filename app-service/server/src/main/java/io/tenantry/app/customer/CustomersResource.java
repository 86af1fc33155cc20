package io.tenantry.app.customer;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.Authenticated;
import io.tenantry.app.company.CompanyScope;
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
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Customers over REST. */
@Path("/api/v1/companies/{company}/customers")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RequiresPermission(BusinessObject.CUSTOMER)
@Tag(name = "Customers")
public class CustomersResource {

  private static final String CSV = "text/csv";

  private final CompanyScope scope;
  private final Customers customers;
  private final Validation validation;
  private final MergePatch mergePatch;
  private final CustomerViews views;
  private final RegisterImport imports;
  private final ImportConfig importConfig;

  CustomersResource(
      CompanyScope scope,
      Customers customers,
      Validation validation,
      MergePatch mergePatch,
      CustomerViews views,
      RegisterImport imports,
      ImportConfig importConfig) {
    this.scope = scope;
    this.customers = customers;
    this.validation = validation;
    this.mergePatch = mergePatch;
    this.views = views;
    this.imports = imports;
    this.importConfig = importConfig;
  }

  @GET
  @Operation(operationId = "listCustomers", summary = "List customers")
  public Page<CustomerView> list(
      @PathParam("company") String company, @BeanParam CustomerQuery query) {
    return scope.call(company, in -> views.page(in, query, rows(query)));
  }

  private List<Customer> rows(CustomerQuery query) {
    return customers.list(query.order(), query.search(), query.cursor(), query.limit() + 1);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "createCustomer", summary = "Create a customer")
  public Response create(@PathParam("company") String company, CustomerValues values) {
    CustomerValues valid = validation.valid(values);
    return scope.call(company, in -> views.created(in, customers.create(valid)));
  }

  @GET
  @Path("{customer}")
  @Operation(operationId = "readCustomer", summary = "Read a customer by number or id")
  public Response get(
      @PathParam("company") String company,
      @PathParam("customer") String customer,
      @Context HttpHeaders headers) {
    Preconditions preconditions = Preconditions.of(headers);
    return scope.call(company, in -> views.read(in, customers.get(customer), preconditions));
  }

  @PUT
  @Path("{customer}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "replaceCustomer", summary = "Replace a customer")
  public Response replace(
      @PathParam("company") String company,
      @PathParam("customer") String customer,
      @Context HttpHeaders headers,
      CustomerValues values) {
    CustomerValues valid = validation.valid(values);
    return change(company, customer, headers, before -> valid);
  }

  @PATCH
  @Path("{customer}")
  @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
  @Operation(
      operationId = "changeCustomer",
      summary = "Change fields of a customer (JSON merge patch)")
  public Response patch(
      @PathParam("company") String company,
      @PathParam("customer") String customer,
      @Context HttpHeaders headers,
      JsonNode patch) {
    return change(
        company,
        customer,
        headers,
        before -> validation.valid(mergePatch.apply(before, patch, CustomerValues.class)));
  }

  private Response change(
      String company, String customer, HttpHeaders headers, UnaryOperator<CustomerValues> change) {
    Preconditions preconditions = Preconditions.of(headers);
    return scope.call(
        company, in -> views.changed(in, customers.change(customer, preconditions, change)));
  }

  @DELETE
  @Path("{customer}")
  @Operation(operationId = "deleteCustomer", summary = "Delete a customer")
  public void delete(
      @PathParam("company") String company,
      @PathParam("customer") String customer,
      @Context HttpHeaders headers) {
    Preconditions preconditions = Preconditions.of(headers);
    scope.call(
        company,
        in -> {
          customers.delete(customer, preconditions);
          return in;
        });
  }

  @POST
  @Path("import")
  @Consumes(CSV)
  @Operation(
      operationId = "importCustomers",
      summary = "Import customers from a CSV file, all or none",
      description =
          "UTF-8, with a header row. Columns in any order and letter case: number or customerID,"
              + " name or companyName, contactName, contactTitle, address, city, region,"
              + " postalCode, country, phone, fax. An empty field is no value.")
  public ImportResult importFile(
      @PathParam("company") String company,
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
        company,
        importConfig.atMost(),
        in -> new ImportResult(imports.run(file, columns, CustomerFile.KIND)));
  }
}
