package io.tenantry.app.register;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tenantry.app.csv.RowError;
import io.tenantry.app.csv.RowErrors;
import java.util.List;

/**
 * The answer to an import.
 *
 * @param imported how many rows the file brought
 * @param errorCount how many mistakes are in rows that were left out; null if none was
 * @param errors the first 1,000 of them; null if there are none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportResult(int imported, Integer errorCount, List<RowError> errors) {

  public static ImportResult of(int imported, RowErrors errors) {
    return errors.count() == 0
        ? new ImportResult(imported, null, null)
        : new ImportResult(imported, errors.count(), errors.first());
  }
}
