package io.tenantry.controlplane.operation;

import jakarta.enterprise.context.ApplicationScoped;
import org.jdbi.v3.core.Jdbi;

/** Forgets what has been kept for long enough. */
@ApplicationScoped
class OperationHousekeeping {

  private final Jdbi jdbi;
  private final OperationConfig config;

  OperationHousekeeping(Jdbi jdbi, OperationConfig config) {
    this.jdbi = jdbi;
    this.config = config;
  }

  /** Deletes idempotency keys and credentials after a day, ended operations after the retention. */
  void tidy() {
    jdbi.useHandle(
        handle -> {
          handle.execute(
              "delete from catalog.idempotency_key where created_at < now() - interval '24 hours'");
          handle.execute(
              "delete from catalog.operation_credential"
                  + " where created_at < now() - interval '24 hours'");
          handle.execute(
              "delete from catalog.operation where finished_at < now() - make_interval(secs => ?)",
              config.retention().toSeconds());
        });
  }
}
