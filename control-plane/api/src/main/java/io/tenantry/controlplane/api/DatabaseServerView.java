package io.tenantry.controlplane.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A database server, without its secret. */
@Schema(name = "DatabaseServer", description = "A PostgreSQL server that holds tenant databases")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DatabaseServerView(
    String id,
    String region,
    Map<String, String> labels,
    String address,
    String maintenanceDatabase,
    String sslMode,
    String adminLogin,
    @Schema(description = "Most tenants") int capacity,
    @Schema(description = "Tenants placed here, those being provisioned included") int placed,
    int connectionBudget,
    @Schema(enumeration = {"registering", "active", "draining", "retired"}) String state,
    @Schema(description = "Hardenings that the server refused at registration")
        List<Finding> findings) {

  /** A hardening that the server refused. */
  @Schema(name = "DatabaseServerFinding", description = "A hardening that the server refused")
  public record Finding(
      String code, @Schema(description = "What is open, and what to do") String detail) {}
}
