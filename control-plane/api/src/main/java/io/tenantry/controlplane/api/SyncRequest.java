package io.tenantry.controlplane.api;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of a sync; it may be left out. */
@Schema(description = "How a tenant is to be brought to a release")
public record SyncRequest(
    @Schema(
            description =
                "check says what a sync would do; sync refuses where data would be lost; force"
                    + " needs confirm and a fresh backup",
            enumeration = {"check", "sync", "force"},
            defaultValue = "sync")
        String mode,
    @Schema(description = "The newest by default", examples = "2") Integer release,
    @Schema(
            description =
                "Of a check: structure touches no row of the tenant; full runs the scripts on its"
                    + " rows and takes them back, for which it must be dismounted",
            enumeration = {"structure", "full"},
            defaultValue = "structure")
        String depth,
    @Schema(description = "The tenant id again; force demands it") String confirm,
    @Schema(description = "Only check whether it would be accepted", defaultValue = "false")
        Boolean dryRun,
    @Schema(description = "Why, for the record; at most 500 characters") String reason,
    @Schema(description = "The ticket, while somebody has exclusive access to the tenant")
        UUID ticket) {

  public static SyncRequest plain() {
    return new SyncRequest(null, null, null, null, null, null, null);
  }

  /** Whether nothing is to be accepted. */
  public boolean onlyTry() {
    return Boolean.TRUE.equals(dryRun);
  }
}
