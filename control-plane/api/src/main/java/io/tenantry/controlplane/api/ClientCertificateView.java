package io.tenantry.controlplane.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Client certificates that open a tenant: all with a subject, or a single one. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "Client certificates that open a tenant")
public record ClientCertificateView(
    UUID id,
    @Schema(examples = "till-7") String name,
    @Schema(description = "In canonical form", examples = "cn=till-7,o=cronus") String subject,
    @Schema(description = "Hexadecimal in lower case") String fingerprint,
    @Schema(examples = "[\"tenant-user\"]") List<String> roles,
    @Schema(description = "valid, expired or revoked", examples = "valid") String status,
    Instant createdAt,
    String createdBy,
    Instant expiresAt,
    Instant revokedAt,
    @Schema(description = "In answers to a change: instances that do not know of it yet")
        List<String> unacknowledged) {

  /** The same, once the instances were asked. */
  public ClientCertificateView unacknowledgedBy(List<String> instances) {
    return new ClientCertificateView(
        id,
        name,
        subject,
        fingerprint,
        roles,
        status,
        createdAt,
        createdBy,
        expiresAt,
        revokedAt,
        instances);
  }
}
