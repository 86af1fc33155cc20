package io.tenantry.controlplane.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the newest attempt to break out of a tenant found on a server. */
@Schema(name = "Probe", description = "An attempt to break out of a tenant of a database server")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProbeView(
    @Schema(examples = "db-1") String databaseServer,
    @Schema(description = "Absent before the first probe") Instant at,
    @Schema(
            enumeration = {"never-probed", "held", "breached", "inconclusive"},
            description =
                "held: every attempt was refused; inconclusive: not every one was decided")
        String outcome,
    @Schema(description = "The tenant whose logins were tried; tenants take turns") UUID tenant,
    @Schema(description = "Logins tried at databases that are not the tenant's")
        List<Attempt> attempts,
    List<Finding> findings) {

  /** One login tried at one database. */
  @Schema(name = "ProbeAttempt", description = "One login tried at one database")
  public record Attempt(
      String login,
      String database,
      @Schema(enumeration = {"entered", "refused", "unclear"}) String outcome) {}

  /** Something that a tenant's login can do and should not. */
  @Schema(name = "ProbeFinding", description = "Something a tenant's login can do and should not")
  public record Finding(
      @Schema(examples = "foreign-database-entered") String code,
      @Schema(description = "What is open, and what to do") String detail,
      @Schema(description = "Whether a tenant gets at what is not its own") boolean breach) {}
}
