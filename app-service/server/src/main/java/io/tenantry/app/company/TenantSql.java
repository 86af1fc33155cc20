package io.tenantry.app.company;

import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.Session;
import org.hibernate.jdbc.ReturningWork;

/**
 * SQL on what a tenant has outside of its companies, in the transaction of {@link
 * CompanyScope#outside}. Row-level security shows no row of any company there.
 */
@ApplicationScoped
public class TenantSql {

  private final Session session;

  TenantSql(Session session) {
    this.session = session;
  }

  public <T> T call(ReturningWork<T> work) {
    return session.doReturningWork(work);
  }
}
