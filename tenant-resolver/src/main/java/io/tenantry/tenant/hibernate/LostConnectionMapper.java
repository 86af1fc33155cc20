package io.tenantry.tenant.hibernate;

import io.tenantry.tenant.TenantProblem;
import io.tenantry.tenant.TenantProblemException;
import io.tenantry.tenant.http.TenantProblemMapper;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.hibernate.JDBCException;
import org.jboss.logging.Logger;

/**
 * A connection that is lost in the middle of a request (the server was stopped, the tenant was cut
 * off) means that the database is not available, not that this service is broken.
 *
 * <p>Hibernate has a class of its own for a broken connection, but none for what PostgreSQL says
 * when it shuts down, so every failure of JDBC comes by here.
 */
@Provider
public class LostConnectionMapper implements ExceptionMapper<JDBCException> {

  private static final Logger LOG = Logger.getLogger(LostConnectionMapper.class);

  private final TenantProblemMapper problems;

  LostConnectionMapper(TenantProblemMapper problems) {
    this.problems = problems;
  }

  @Override
  public Response toResponse(JDBCException failure) {
    if (lost(failure.getSQLState())) {
      LOG.warnf("a tenant's database was lost during a request: state=%s", failure.getSQLState());
      return problems.toResponse(
          new TenantProblemException(
              TenantProblem.TENANT_DATABASE_UNAVAILABLE,
              "The tenant's database went away during the request; try again shortly.",
              failure));
    }
    LOG.error("a request failed in the database", failure);
    return problems.internalError();
  }

  /** Connection exceptions (class 08), shutdown by an administrator or a crash (57P01 to 57P03). */
  private static boolean lost(String state) {
    return state != null && (state.startsWith("08") || state.startsWith("57P0"));
  }
}
