package io.tenantry.app.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.security.Authenticated;
import io.tenantry.app.permission.BusinessObject;
import io.tenantry.app.permission.RequiresPermission;
import io.tenantry.app.register.ImportQuery;
import io.tenantry.app.register.ImportResult;
import io.tenantry.app.release.SinceRelease;
import io.tenantry.app.vendor.VendorQuery;
import io.tenantry.app.vendor.VendorValues;
import io.tenantry.app.vendor.VendorsResource;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Vendors in the web client. */
@Path("/ui/companies/{company}/vendors")
@Produces(Html.TYPE)
@Authenticated
@RequiresPermission(BusinessObject.VENDOR)
@SinceRelease(2)
public class VendorPages extends CardPages {

  private static final CardKind KIND =
      new CardKind(Section.VENDORS, "vendor", "vendors", AddressFields.ALL);

  private final VendorsResource vendors;

  VendorPages(VendorsResource vendors) {
    this.vendors = vendors;
  }

  @GET
  @Operation(hidden = true)
  public String list(@PathParam("company") String company, @BeanParam VendorQuery query) {
    return listing(company, vendors.list(company, query), query);
  }

  @GET
  @Path("options")
  @Operation(hidden = true)
  public String options(@PathParam("company") String company, @BeanParam VendorQuery query) {
    return offered(vendors.list(company, query));
  }

  @Override
  CardKind kind() {
    return KIND;
  }

  @Override
  Response read(String company, String number, HttpHeaders headers) {
    return vendors.get(company, number, headers);
  }

  @Override
  Response created(String company, ObjectNode values) {
    return vendors.create(company, values(values, VendorValues.class));
  }

  @Override
  Response replaced(String company, String number, HttpHeaders headers, ObjectNode values) {
    return vendors.replace(company, number, headers, values(values, VendorValues.class));
  }

  @Override
  void deleted(String company, String number, HttpHeaders headers) {
    vendors.delete(company, number, headers);
  }

  @Override
  ImportResult imported(String company, HttpHeaders headers, InputStream file) {
    return vendors.importFile(company, headers, file, new ImportQuery());
  }
}
