package io.tenantry.controlplane.api;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body that every action takes; it may be left out. */
@Schema(description = "How an action is to be done")
public record Action(
    @Schema(description = "The tenant id again, where an action demands it") String confirm,
    @Schema(description = "Only check, change nothing", defaultValue = "false") Boolean dryRun,
    @Schema(description = "Why, for the record; at most 500 characters") String reason,
    @Schema(description = "The ticket, while somebody has exclusive access to the tenant")
        UUID ticket,
    @Schema(
            description = "Wait for the operation that is running on the tenant, if any",
            defaultValue = "false")
        Boolean queue) {

  public static Action plain() {
    return new Action(null, null, null, null, null);
  }

  /** Whether the action waits for its turn instead of being refused. */
  public boolean mayWait() {
    return Boolean.TRUE.equals(queue);
  }

  /** Whether nothing is to be changed. */
  public boolean onlyTry() {
    return Boolean.TRUE.equals(dryRun);
  }
}
