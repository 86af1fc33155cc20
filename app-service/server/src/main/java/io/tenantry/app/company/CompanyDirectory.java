package io.tenantry.app.company;

import io.tenantry.app.company.CompanyReference.ById;
import io.tenantry.app.company.CompanyReference.ByName;
import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.ProblemType;
import io.tenantry.tenant.CurrentTenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/**
 * Finds a company of the current tenant and enters it, in one statement: {@code set_config} with
 * {@code true} is {@code SET LOCAL}, evaluated for the one row that is found. The only place that
 * writes the setting {@code tenantry.company}.
 */
@ApplicationScoped
class CompanyDirectory {

  private static final String ENTER =
      "select id, name, set_config('tenantry.company', cast(id as text), true) from"
          + " tenantry.company ";

  private final Session session;
  private final CurrentTenant tenant;

  CompanyDirectory(Session session, CurrentTenant tenant) {
    this.session = session;
    this.tenant = tenant;
  }

  /**
   * Enters the company in the running transaction.
   *
   * @throws ProblemException {@code unknown-company} or {@code company-required}
   */
  ScopedCompany enter(Optional<CompanyReference> reference) {
    return reference.map(this::enterNamed).orElseGet(this::enterUnnamed);
  }

  private ScopedCompany enterNamed(CompanyReference reference) {
    return find(reference)
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemType.UNKNOWN_COMPANY,
                    "This tenant has no company of that name or id; GET /api/v1/companies lists"
                        + " them"));
  }

  private ScopedCompany enterUnnamed() {
    CompanyReference usual =
        CompanyReference.ofNullable(tenant.get().entry().defaultCompany()).orElseGet(this::only);
    return find(usual).orElseThrow(() -> required("the tenant's default company does not exist"));
  }

  private CompanyReference only() {
    List<?> some =
        session
            .createNativeQuery("select id from tenantry.company limit 2", UUID.class)
            .getResultList();
    if (some.size() != 1) {
      throw required("the tenant has no default company and not exactly one");
    }
    return new ById((UUID) some.get(0));
  }

  private static ProblemException required(String reason) {
    return new ProblemException(
        ProblemType.COMPANY_REQUIRED,
        "Name the company, in the path as in /api/v1/companies/{company}/customers or, in OData and"
            + " for what is the tenant's own, in the query (company=): "
            + reason);
  }

  private Optional<ScopedCompany> find(CompanyReference reference) {
    if (reference instanceof ById byId) {
      return enter("where id = ?", byId.id());
    }
    if (reference instanceof ByName byName) {
      return enter("where lower(name) = lower(?)", byName.name());
    }
    return Optional.empty();
  }

  private Optional<ScopedCompany> enter(String condition, Object key) {
    return session.doReturningWork(
        connection -> {
          try (PreparedStatement enter = connection.prepareStatement(ENTER + condition)) {
            enter.setObject(1, key);
            try (ResultSet row = enter.executeQuery()) {
              return row.next()
                  ? Optional.of(new ScopedCompany(row.getObject(1, UUID.class), row.getString(2)))
                  : Optional.empty();
            }
          }
        });
  }
}
