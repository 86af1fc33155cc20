package io.tenantry.app.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.security.Authenticated;
import io.tenantry.app.customer.CustomerQuery;
import io.tenantry.app.customer.CustomerValues;
import io.tenantry.app.customer.CustomersResource;
import io.tenantry.app.permission.BusinessObject;
import io.tenantry.app.permission.RequiresPermission;
import io.tenantry.app.register.ImportQuery;
import io.tenantry.app.register.ImportResult;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Customers in the web client. */
@Path("/ui/companies/{company}/customers")
@Produces(Html.TYPE)
@Authenticated
@RequiresPermission(BusinessObject.CUSTOMER)
public class CustomerPages extends CardPages {

  private static final CardKind KIND =
      new CardKind(Section.CUSTOMERS, "customer", "customers", AddressFields.ALL);

  private final CustomersResource customers;

  CustomerPages(CustomersResource customers) {
    this.customers = customers;
  }

  @GET
  @Operation(hidden = true)
  public String list(@PathParam("company") String company, @BeanParam CustomerQuery query) {
    return listing(company, customers.list(company, query), query);
  }

  @GET
  @Path("options")
  @Operation(hidden = true)
  public String options(@PathParam("company") String company, @BeanParam CustomerQuery query) {
    return offered(customers.list(company, query));
  }

  @Override
  CardKind kind() {
    return KIND;
  }

  @Override
  Response read(String company, String number, HttpHeaders headers) {
    return customers.get(company, number, headers);
  }

  @Override
  Response created(String company, ObjectNode values) {
    return customers.create(company, values(values, CustomerValues.class));
  }

  @Override
  Response replaced(String company, String number, HttpHeaders headers, ObjectNode values) {
    return customers.replace(company, number, headers, values(values, CustomerValues.class));
  }

  @Override
  void deleted(String company, String number, HttpHeaders headers) {
    customers.delete(company, number, headers);
  }

  @Override
  ImportResult imported(String company, HttpHeaders headers, InputStream file) {
    return customers.importFile(company, headers, file, new ImportQuery());
  }
}
