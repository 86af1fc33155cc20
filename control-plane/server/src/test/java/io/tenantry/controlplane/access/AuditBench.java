package io.tenantry.controlplane.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.jdbi.v3.core.Jdbi;

/** The audit trail without container. */
public final class AuditBench {

  private AuditBench() {}

  public static AuditTrail trail(Jdbi jdbi, ObjectMapper json) {
    return new AuditTrail(jdbi, json);
  }
}
