package io.tenantry.app.journal;

import io.quarkus.security.Authenticated;
import io.tenantry.app.company.CompanyScope;
import io.tenantry.app.http.Page;
import io.tenantry.app.http.ProblemException;
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
import java.time.LocalDate;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Posting periods over REST: users see them, administrators open and close them. */
@Path("/api/v1/companies/{company}/posting-periods")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RequiresPermission(BusinessObject.POSTING_PERIOD)
@SinceRelease(2)
@Tag(name = "Posting periods")
public class PostingPeriodsResource {

  private static final String MONTH = "[0-9]{4}-(0[1-9]|1[0-2])";

  private final CompanyScope scope;
  private final PostingPeriods periods;
  private final Journal journal;
  private final Validation validation;

  PostingPeriodsResource(
      CompanyScope scope, PostingPeriods periods, Journal journal, Validation validation) {
    this.scope = scope;
    this.periods = periods;
    this.journal = journal;
    this.validation = validation;
  }

  @GET
  @Operation(
      operationId = "listPostingPeriods",
      summary = "List the months that were ever closed; all others are open")
  public Page<PeriodView> list(@PathParam("company") String company) {
    return scope.call(company, in -> new Page<>(periods.list(), null, Map.of()));
  }

  @PUT
  @Path("{month}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "changePostingPeriod",
      summary = "Open or close a month; waits for what is being posted")
  @APIResponse(responseCode = "200", description = "As it is now")
  @APIResponse(responseCode = "400", description = "validation-failed")
  public PeriodView change(
      @PathParam("company") String company, @PathParam("month") String month, PeriodValues values) {
    LocalDate first = firstOf(month);
    PeriodValues valid = validation.valid(values);
    return scope.call(company, in -> change(first, valid.closed()));
  }

  private PeriodView change(LocalDate first, boolean closed) {
    journal.hold();
    Stamp stamp = journal.stamp();
    periods.change(first, closed, stamp);
    return new PeriodView(first.toString().substring(0, 7), closed, stamp.at(), stamp.by());
  }

  private static LocalDate firstOf(String month) {
    if (!month.matches(MONTH) || month.startsWith("0000")) {
      throw ProblemException.invalid("month", "malformed", "must be a month such as 2026-01");
    }
    return LocalDate.parse(String.join("-", month, "01"));
  }
}
