package io.tenantry.controlplane.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body that begins a rollout; every field has a default. */
@Schema(description = "Many tenants to be brought to one release, ring by ring")
public record NewRollout(
    @Schema(description = "The newest by default", examples = "2") Integer release,
    @Schema(
            enumeration = {"check", "sync", "force"},
            defaultValue = "sync")
        String mode,
    @Schema(
            description =
                "Rings in the order of their turn; by default canary, early, the others by name,"
                    + " and all at last",
            examples = "[\"canary\", \"early\", \"all\"]")
        List<String> rings,
    @Schema(
            description = "Most syncs at a time on one database server",
            minimum = "1",
            maximum = "64",
            defaultValue = "4")
        Integer parallelism,
    @Schema(
            description = "As many failures halt the rollout",
            minimum = "1",
            maximum = "1000000",
            defaultValue = "3")
        Integer haltAfterFailures,
    @Schema(
            description =
                "Whether tenants are synced in their update windows only; ignore is for what cannot"
                    + " wait",
            enumeration = {"respect", "ignore"},
            defaultValue = "respect")
        String windows,
    @Schema(description = "Only say what would be done", defaultValue = "false") Boolean dryRun,
    @Schema(description = "Why, for the record; at most 500 characters") String reason) {

  public static NewRollout plain() {
    return new NewRollout(null, null, null, null, null, null, null, null);
  }

  /** Whether nothing is to be begun. */
  public boolean onlyTry() {
    return Boolean.TRUE.equals(dryRun);
  }
}
