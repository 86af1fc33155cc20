package io.tenantry.controlplane.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of {@code POST /tenants/{id}/clientCertificates}. */
@Schema(description = "Client certificates that open a tenant; give either subject or fingerprint")
public record NewClientCertificate(
    @Schema(description = "1-62 of a-z, 0-9 and dash", required = true, examples = "till-7")
        String name,
    @Schema(
            description =
                "Distinguished name of all certificates that the authorities trusted by the"
                    + " instances sign for it, as openssl x509 -subject -nameopt RFC2253 shows"
                    + " it",
            examples = "CN=till-7,O=CRONUS")
        String subject,
    @Schema(description = "SHA-256 of one certificate, as openssl x509 -fingerprint shows it")
        String fingerprint,
    @Schema(
            description = "What it may do: tenant-user, tenant-admin",
            defaultValue = "[\"tenant-user\"]",
            examples = "[\"tenant-user\"]")
        List<String> roles,
    @Schema(description = "Within 366 days; in 90 days by default") Instant expiresAt,
    @Schema(description = "Why, for the record; at most 500 characters") String reason,
    @Schema(description = "The ticket, while somebody has exclusive access to the tenant")
        UUID ticket) {}
