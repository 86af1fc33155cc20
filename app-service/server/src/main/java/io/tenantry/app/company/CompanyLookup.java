package io.tenantry.app.company;

import io.tenantry.app.http.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The companies of the current tenant, for who has to name them without entering them. */
@ApplicationScoped
public class CompanyLookup {

  private final Companies companies;

  CompanyLookup(Companies companies) {
    this.companies = companies;
  }

  /**
   * @param reference name or id
   * @throws ProblemException {@code unknown-company}
   */
  public ScopedCompany get(String reference) {
    Company company = companies.named(reference);
    return new ScopedCompany(company.id, company.name);
  }

  /** The names of all, by id. */
  public Map<UUID, String> names() {
    return Company.<Company>streamAll().collect(Collectors.toMap(one -> one.id, one -> one.name));
  }
}
