package io.tenantry.controlplane.readiness;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** The application database answers and has been migrated. */
@Readiness
@ApplicationScoped
class ApplicationDatabaseCheck implements HealthCheck {

  private static final Logger LOG = Logger.getLogger(ApplicationDatabaseCheck.class);

  private final Jdbi jdbi;

  ApplicationDatabaseCheck(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("application-database").status(answers()).build();
  }

  private boolean answers() {
    try {
      return jdbi.withHandle(
          handle ->
              handle
                  .createQuery("select number > 0 from catalog.version")
                  .mapTo(Boolean.class)
                  .one());
    } catch (JdbiException e) {
      LOG.warnf("The application database does not answer: %s", e.getMessage());
      return false;
    }
  }
}
