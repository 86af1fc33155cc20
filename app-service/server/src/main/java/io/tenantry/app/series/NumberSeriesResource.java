package io.tenantry.app.series;

import io.quarkus.security.Authenticated;
import io.tenantry.app.company.CompanyScope;
import io.tenantry.app.http.Page;
import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.ProblemType;
import io.tenantry.app.http.Validation;
import io.tenantry.app.permission.BusinessObject;
import io.tenantry.app.permission.RequiresPermission;
import io.tenantry.app.release.SinceRelease;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Number series over REST. */
@Path("/api/v1/companies/{company}/number-series")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RequiresPermission(BusinessObject.NUMBER_SERIES)
@SinceRelease(2)
@Tag(name = "Number series")
public class NumberSeriesResource {

  private final CompanyScope scope;
  private final NumberSeries series;
  private final Validation validation;

  NumberSeriesResource(CompanyScope scope, NumberSeries series, Validation validation) {
    this.scope = scope;
    this.series = series;
    this.validation = validation;
  }

  @GET
  @Operation(operationId = "listNumberSeries", summary = "List number series")
  public Page<SeriesView> list(@PathParam("company") String company) {
    return scope.call(company, in -> new Page<>(series.list(), null, Map.of()));
  }

  @PUT
  @Path("{series}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "changeNumberSeries",
      summary = "Say how numbers of a series look, before the first is given out")
  @APIResponse(responseCode = "200", description = "As it is now")
  @APIResponse(responseCode = "404", description = "unknown-number-series")
  @APIResponse(responseCode = "409", description = "number-series-in-use")
  public SeriesView change(
      @PathParam("company") String company, @PathParam("series") String code, SeriesValues values) {
    SeriesCode changed = SeriesCode.of(code);
    SeriesValues valid = validation.valid(values);
    return scope.call(company, in -> change(changed, valid));
  }

  private SeriesView change(SeriesCode changed, SeriesValues values) {
    if (!series.change(changed, values)) {
      throw new ProblemException(
          ProblemType.NUMBER_SERIES_IN_USE, "Numbers were given out; the series stays as it is");
    }
    return new SeriesView(changed.code(), values.prefix(), values.digits(), values.first(), null);
  }
}
