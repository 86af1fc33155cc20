package io.tenantry.controlplane.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The proof that a tenant was purged. */
@Schema(name = "DeletionCertificate", description = "What the purge of a tenant destroyed")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeletionCertificateView(
    @Schema(description = "UUID of the tenant; never used again") UUID tenant,
    @Schema(description = "Its tenant id at the time", examples = "cronus") String tenantId,
    Instant issuedAt,
    @Schema(description = "Who asked for the purge") String issuedBy,
    String reason,
    @Schema(description = "Id of the operation that purged it") UUID operation,
    @Schema(description = "Every store that held something of the tenant, and what it was")
        Object destroyed,
    @Schema(description = "What is kept, why, and until when if that is known") Object kept) {}
