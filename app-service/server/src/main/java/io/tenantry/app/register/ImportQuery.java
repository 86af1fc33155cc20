package io.tenantry.app.register;

import io.tenantry.app.csv.RowErrors;
import io.tenantry.app.http.ProblemException;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The query parameters of every import. */
public final class ImportQuery {

  @QueryParam("mapping")
  @Parameter(
      description = "Other headers, as header:column pairs separated by commas; column - skips one",
      example = "Kundennummer:number,Firma:name,Bemerkung:-")
  String mapping;

  @QueryParam("partial")
  @Parameter(
      description =
          "true imports the rows that are right and answers what is wrong with the others; without"
              + " it one wrong row keeps the whole file out",
      schema = @Schema(type = SchemaType.BOOLEAN))
  String partial;

  /** Null if there is none. */
  public String mapping() {
    return mapping;
  }

  /**
   * Collects what is wrong in the file.
   *
   * @throws ProblemException if it is not said whether wrong rows are left out
   */
  public RowErrors errors() {
    if (partial != null && !partial.matches("true|false")) {
      throw ProblemException.invalid("partial", "flag", "must be true or false");
    }
    return "true".equals(partial) ? RowErrors.leavingWrongRowsOut() : RowErrors.refusingAll();
  }
}
