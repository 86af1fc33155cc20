package io.tenantry.app.sales;

import io.quarkus.security.Authenticated;
import io.tenantry.app.company.CompanyScope;
import io.tenantry.app.csv.ColumnMapping;
import io.tenantry.app.csv.RowErrors;
import io.tenantry.app.csv.Sheet;
import io.tenantry.app.permission.BusinessObject;
import io.tenantry.app.permission.RequiresPermission;
import io.tenantry.app.register.ImportConfig;
import io.tenantry.app.register.ImportQuery;
import io.tenantry.app.register.ImportResult;
import io.tenantry.app.release.SinceRelease;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Orders and their lines from files. */
@Path("/api/v1/companies/{company}/sales-order-files")
@Produces(MediaType.APPLICATION_JSON)
@Consumes("text/csv")
@Authenticated
@RequiresPermission(BusinessObject.SALES_ORDER)
@SinceRelease(2)
@Tag(name = "Sales orders")
public class OrderFilesResource {

  private final CompanyScope scope;
  private final OrderImport orders;
  private final OrderLineImport lines;
  private final ImportConfig config;

  OrderFilesResource(
      CompanyScope scope, OrderImport orders, OrderLineImport lines, ImportConfig config) {
    this.scope = scope;
    this.orders = orders;
    this.lines = lines;
    this.config = config;
  }

  @POST
  @Path("orders")
  @Operation(
      operationId = "importSalesOrders",
      summary = "Import orders from a CSV file, all or none or what is right of it",
      description =
          "Columns: number or orderID, customer or customerID, orderDate, paymentDays, reference."
              + " Their lines come with a second file.")
  @APIResponse(responseCode = "200", description = "How many were imported")
  @APIResponse(responseCode = "422", description = "import-failed")
  public ImportResult importOrders(
      @PathParam("company") String company,
      @Context HttpHeaders headers,
      InputStream file,
      @BeanParam ImportQuery query) {
    RowErrors errors = query.errors();
    Sheet.requireUtf8(headers.getMediaType());
    ColumnMapping<OrderColumn> columns =
        ColumnMapping.of(OrderColumn.class, query.mapping(), OrderImport.LEFT_OUT);
    return scope.call(
        company, config.atMost(), in -> ImportResult.of(orders.run(file, columns, errors), errors));
  }

  @POST
  @Path("lines")
  @Operation(
      operationId = "importSalesOrderLines",
      summary = "Import lines of orders from a CSV file, all or none or what is right of it",
      description =
          "Columns: order or orderID, item or productID, description, quantity, unitPrice,"
              + " discount (a fraction).")
  @APIResponse(responseCode = "200", description = "How many were imported")
  @APIResponse(responseCode = "422", description = "import-failed")
  public ImportResult importLines(
      @PathParam("company") String company,
      @Context HttpHeaders headers,
      InputStream file,
      @BeanParam ImportQuery query) {
    RowErrors errors = query.errors();
    Sheet.requireUtf8(headers.getMediaType());
    ColumnMapping<OrderLineColumn> columns =
        ColumnMapping.of(OrderLineColumn.class, query.mapping(), List.of());
    return scope.call(
        company, config.atMost(), in -> ImportResult.of(lines.run(file, columns, errors), errors));
  }
}
