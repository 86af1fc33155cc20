package io.tenantry.app.company;

import io.tenantry.app.company.CompanyReference.ById;
import io.tenantry.app.company.CompanyReference.ByName;
import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.ProblemType;
import io.tenantry.tenant.CurrentTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

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

  private final EntityManager entities;
  private final CurrentTenant tenant;

  CompanyDirectory(EntityManager entities, CurrentTenant tenant) {
    this.entities = entities;
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
        entities
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
      return first(query("where id = ?1").setParameter(1, byId.id()));
    }
    if (reference instanceof ByName byName) {
      return first(query("where lower(name) = lower(?1)").setParameter(1, byName.name()));
    }
    return Optional.empty();
  }

  private Query query(String condition) {
    return entities.createNativeQuery(ENTER + condition, Tuple.class);
  }

  @SuppressWarnings("unchecked")
  private static Optional<ScopedCompany> first(Query query) {
    return ((List<Tuple>) query.getResultList())
        .stream()
            .findFirst()
            .map(row -> new ScopedCompany(row.get(0, UUID.class), row.get(1, String.class)));
  }
}
