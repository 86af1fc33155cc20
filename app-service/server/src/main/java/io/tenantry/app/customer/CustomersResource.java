package io.tenantry.app.customer;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.Authenticated;
import io.tenantry.app.http.MergePatch;
import io.tenantry.app.http.Page;
import io.tenantry.app.http.ProblemType;
import io.tenantry.app.permission.BusinessObject;
import io.tenantry.app.permission.RequiresPermission;
import io.tenantry.app.register.ImportQuery;
import io.tenantry.app.register.ImportResult;
import io.tenantry.app.register.NumberedView;
import io.tenantry.app.register.RegisterAnswers;
import io.tenantry.app.register.RegisterKind;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Customers over REST. */
@Path("/api/v1/companies/{company}/customers")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RequiresPermission(BusinessObject.CUSTOMER)
@Tag(name = "Customers")
public class CustomersResource {

  public static final RegisterKind<Customer, CustomerValues> KIND =
      new RegisterKind<>(
          Customer.class,
          CustomerValues.class,
          Customer::new,
          "customers",
          ProblemType.UNKNOWN_CUSTOMER,
          ProblemType.CUSTOMER_EXISTS,
          Set.of("customer_number_is_unique"));

  private final RegisterAnswers answers;

  CustomersResource(RegisterAnswers answers) {
    this.answers = answers;
  }

  @GET
  @Operation(operationId = "listCustomers", summary = "List customers")
  public Page<NumberedView<CustomerValues>> list(
      @PathParam("company") String company, @BeanParam CustomerQuery query) {
    return answers.page(KIND, company, query);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "createCustomer", summary = "Create a customer")
  @APIResponse(responseCode = "201", description = "Created; Location and ETag name it")
  @APIResponse(responseCode = "400", description = "validation-failed, malformed-json")
  @APIResponse(responseCode = "409", description = "customer-exists")
  public Response create(@PathParam("company") String company, CustomerValues values) {
    return answers.created(KIND, company, values);
  }

  @GET
  @Path("{customer}")
  @Operation(operationId = "readCustomer", summary = "Read a customer by number or id")
  @APIResponse(responseCode = "200", description = "As it is, with its ETag")
  @APIResponse(responseCode = "404", description = "unknown-customer, unknown-company")
  public Response get(
      @PathParam("company") String company,
      @PathParam("customer") String customer,
      @Context HttpHeaders headers) {
    return answers.read(KIND, company, customer, headers);
  }

  @PUT
  @Path("{customer}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "replaceCustomer", summary = "Replace a customer")
  @APIResponse(responseCode = "200", description = "As it is now")
  @APIResponse(responseCode = "412", description = "version-mismatch")
  public Response replace(
      @PathParam("company") String company,
      @PathParam("customer") String customer,
      @Context HttpHeaders headers,
      CustomerValues values) {
    return answers.replaced(KIND, company, customer, headers, values);
  }

  @PATCH
  @Path("{customer}")
  @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
  @Operation(operationId = "changeCustomer", summary = "Change fields (JSON merge patch)")
  @APIResponse(responseCode = "200", description = "As it is now")
  @APIResponse(responseCode = "412", description = "version-mismatch")
  public Response patch(
      @PathParam("company") String company,
      @PathParam("customer") String customer,
      @Context HttpHeaders headers,
      JsonNode patch) {
    return answers.patched(KIND, company, customer, headers, patch);
  }

  @DELETE
  @Path("{customer}")
  @Operation(operationId = "deleteCustomer", summary = "Delete a customer that nothing refers to")
  @APIResponse(responseCode = "204", description = "Gone")
  @APIResponse(responseCode = "409", description = "in-use")
  public void delete(
      @PathParam("company") String company,
      @PathParam("customer") String customer,
      @Context HttpHeaders headers) {
    answers.deleted(KIND, company, customer, headers);
  }

  @POST
  @Path("import")
  @Consumes("text/csv")
  @Operation(
      operationId = "importCustomers",
      summary = "Import customers from a CSV file, all or none or what is right of it",
      description =
          "UTF-8, with a header row. Columns in any order and letter case: number or customerID,"
              + " name or companyName, contactName, contactTitle, address, city, region,"
              + " postalCode, country, phone, fax. An empty field is no value.")
  @APIResponse(responseCode = "200", description = "How many were imported")
  @APIResponse(
      responseCode = "422",
      description = "import-failed, with row and column of each error")
  public ImportResult importFile(
      @PathParam("company") String company,
      @Context HttpHeaders headers,
      InputStream file,
      @BeanParam ImportQuery query) {
    return answers.imported(CustomerFile.KIND, company, headers, file, query);
  }
}
