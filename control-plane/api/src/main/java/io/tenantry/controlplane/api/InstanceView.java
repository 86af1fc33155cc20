package io.tenantry.controlplane.api;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A running application process. */
@Schema(name = "Instance", description = "A running application process")
public record InstanceView(
    UUID id,
    String name,
    @Schema(description = "Whether it was heard of within its lease of 10 s") boolean live,
    int minRelease,
    int maxRelease,
    Instant registeredAt,
    Instant heartbeatAt,
    @Schema(description = "Catalog version up to which it has applied every change") long version,
    @Schema(description = "Catalog version up to which it has drained what was taken away")
        long drainedVersion,
    Object status) {}
