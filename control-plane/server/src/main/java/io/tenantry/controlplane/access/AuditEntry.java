package io.tenantry.controlplane.access;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One line of the audit trail.
 *
 * @param actor the caller's stable name, or the part of the platform that acted by itself
 * @param action what was asked for, such as {@code tenant.mount}
 * @param tenant whom it was about; absent for servers and releases
 * @param tenantId the tenant's id at that time, for people
 * @param detail further facts, JSON-serializable; never a secret or a token
 */
public record AuditEntry(
    String actor,
    String action,
    Optional<UUID> tenant,
    Optional<String> tenantId,
    Outcome outcome,
    Map<String, Object> detail) {

  /** What became of it. */
  public enum Outcome {
    /** An operation was accepted; its row tells how it ends. */
    ACCEPTED,
    SUCCEEDED,
    FAILED,
    /** The caller may not do this, or not to this tenant. */
    REFUSED
  }

  public AuditEntry {
    detail = Map.copyOf(detail);
  }
}
