package io.tenantry.controlplane.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An operation: a durable change and how far it got. */
@Schema(name = "Operation", description = "A durable change and how far it got")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OperationView(
    UUID id,
    @Schema(examples = "provision") String type,
    @Schema(description = "UUID of the tenant, if it is about one") UUID tenant,
    @Schema(description = "Its tenant id at the time") String tenantId,
    @Schema(enumeration = {"pending", "running", "succeeded", "failed", "canceled"}) String status,
    @Schema(description = "Percent", minimum = "0", maximum = "100") int progress,
    List<Step> steps,
    String createdBy,
    Instant createdAt,
    Instant finishedAt,
    String reason,
    @Schema(description = "What was asked for; never a secret") Object params,
    @Schema(description = "What came of it; never a secret") Object result,
    @Schema(description = "Why it failed: code, message and step") Object error) {

  /** A named part of an operation. */
  @Schema(name = "OperationStep", description = "A named part of an operation")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Step(
      String name,
      @Schema(
              enumeration = {
                "pending",
                "running",
                "succeeded",
                "failed",
                "skipped",
                "compensating",
                "compensated"
              })
          String status,
      int attempts,
      @Schema(
              description =
                  "Why its last attempt failed, or why it waits: code and message. step-unknown:"
                      + " a process of another release has to go on with it")
          Object error) {}
}
