package io.tenantry.controlplane.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A company a tenant begins with; in JSON also just its name.
 *
 * @param name unique in the tenant regardless of case, 1-100 characters
 * @param displayName 1-200 characters; the name by default
 */
@Schema(description = "A company: its name, or an object with name and displayName")
public record NewCompany(String name, String displayName) {

  @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
  public NewCompany {}

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static NewCompany named(String name) {
    return new NewCompany(name, null);
  }
}
