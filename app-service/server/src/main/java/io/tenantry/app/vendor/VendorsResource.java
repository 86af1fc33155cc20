package io.tenantry.app.vendor;

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
import io.tenantry.app.release.SinceRelease;
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

/** Vendors over REST. */
@Path("/api/v1/companies/{company}/vendors")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RequiresPermission(BusinessObject.VENDOR)
@SinceRelease(2)
@Tag(name = "Vendors")
public class VendorsResource {

  public static final RegisterKind<Vendor, VendorValues> KIND =
      new RegisterKind<>(
          Vendor.class,
          VendorValues.class,
          Vendor::new,
          "vendors",
          ProblemType.UNKNOWN_VENDOR,
          ProblemType.VENDOR_EXISTS,
          Set.of("vendor_number_is_unique"));

  private final RegisterAnswers answers;

  VendorsResource(RegisterAnswers answers) {
    this.answers = answers;
  }

  @GET
  @Operation(operationId = "listVendors", summary = "List vendors")
  public Page<NumberedView<VendorValues>> list(
      @PathParam("company") String company, @BeanParam VendorQuery query) {
    return answers.page(KIND, company, query);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "createVendor", summary = "Create a vendor")
  @APIResponse(responseCode = "201", description = "Created; Location and ETag name it")
  @APIResponse(responseCode = "400", description = "validation-failed, malformed-json")
  @APIResponse(responseCode = "409", description = "vendor-exists")
  public Response create(@PathParam("company") String company, VendorValues values) {
    return answers.created(KIND, company, values);
  }

  @GET
  @Path("{vendor}")
  @Operation(operationId = "readVendor", summary = "Read a vendor by number or id")
  @APIResponse(responseCode = "200", description = "As it is, with its ETag")
  @APIResponse(responseCode = "404", description = "unknown-vendor, unknown-company")
  public Response get(
      @PathParam("company") String company,
      @PathParam("vendor") String vendor,
      @Context HttpHeaders headers) {
    return answers.read(KIND, company, vendor, headers);
  }

  @PUT
  @Path("{vendor}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "replaceVendor", summary = "Replace a vendor")
  @APIResponse(responseCode = "200", description = "As it is now")
  @APIResponse(responseCode = "412", description = "version-mismatch")
  public Response replace(
      @PathParam("company") String company,
      @PathParam("vendor") String vendor,
      @Context HttpHeaders headers,
      VendorValues values) {
    return answers.replaced(KIND, company, vendor, headers, values);
  }

  @PATCH
  @Path("{vendor}")
  @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
  @Operation(operationId = "changeVendor", summary = "Change fields (JSON merge patch)")
  @APIResponse(responseCode = "200", description = "As it is now")
  @APIResponse(responseCode = "412", description = "version-mismatch")
  public Response patch(
      @PathParam("company") String company,
      @PathParam("vendor") String vendor,
      @Context HttpHeaders headers,
      JsonNode patch) {
    return answers.patched(KIND, company, vendor, headers, patch);
  }

  @DELETE
  @Path("{vendor}")
  @Operation(operationId = "deleteVendor", summary = "Delete a vendor that nothing refers to")
  @APIResponse(responseCode = "204", description = "Gone")
  @APIResponse(responseCode = "409", description = "in-use")
  public void delete(
      @PathParam("company") String company,
      @PathParam("vendor") String vendor,
      @Context HttpHeaders headers) {
    answers.deleted(KIND, company, vendor, headers);
  }

  @POST
  @Path("import")
  @Consumes("text/csv")
  @Operation(
      operationId = "importVendors",
      summary = "Import vendors from a CSV file, all or none or what is right of it",
      description = "UTF-8, with a header row; columns in any order and letter case.")
  @APIResponse(responseCode = "200", description = "How many were imported")
  @APIResponse(
      responseCode = "422",
      description = "import-failed, with row and column of each error")
  public ImportResult importFile(
      @PathParam("company") String company,
      @Context HttpHeaders headers,
      InputStream file,
      @BeanParam ImportQuery query) {
    return answers.imported(VendorFile.KIND, company, headers, file, query);
  }
}
