package io.tenantry.controlplane.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a discovery makes of each database of a server. */
@Schema(name = "Discovery", description = "What a discovery makes of each database of a server")
public record DiscoveryView(
    @Schema(examples = "db-1") String databaseServer, List<Database> databases) {

  /** One database. */
  @Schema(name = "DiscoveredDatabase", description = "One database, and what its stamp says")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Database(
      String database,
      @Schema(description = "UUID of the tenant by the stamp; absent where there is none")
          UUID tenant,
      @Schema(description = "Tenant id by the stamp", examples = "cronus") String id,
      @Schema(description = "Release by the stamp") Integer release,
      @Schema(
              description =
                  "sandbox where the stamp says so; absent where it says nothing, as that of"
                      + " production does",
              examples = "sandbox")
          String environment,
      @Schema(
              enumeration = {
                "known",
                "recoverable",
                "recovered",
                "conflict",
                "passed-by",
                "unfinished"
              })
          String verdict,
      @Schema(description = "Why") String detail) {}
}
