package io.tenantry.app.company;

import io.tenantry.app.http.Cursor;
import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.ProblemType;
import io.tenantry.app.http.SearchPattern;
import io.tenantry.app.http.UniqueViolation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The companies of the current tenant. */
@ApplicationScoped
class Companies {

  private final InstantSource time;
  private final Supplier<UUID> ids;

  Companies(InstantSource time, Supplier<UUID> ids) {
    this.time = time;
    this.ids = ids;
  }

  /**
   * By name, from after the cursor.
   *
   * @param search part of name or display name, in any letter case
   * @param most how many to return at most
   */
  @Transactional
  List<Company> list(Optional<String> search, Optional<Cursor> after, int most) {
    return Company.<Company>find(
            """
            (lower(name) like lower(?1) escape '!' or lower(displayName) like lower(?1) escape '!')
            and (?2 = '' or lower(name) > ?2)
            order by lower(name)
            """,
            SearchPattern.containing(search.orElse("")),
            after.map(Cursor::key).orElse(""))
        .range(0, most - 1)
        .list();
  }

  /**
   * @throws ProblemException {@code unknown-company}
   */
  @Transactional
  Company get(String reference) {
    return find(CompanyReference.of(reference))
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemType.UNKNOWN_COMPANY, "This tenant has no company of that name or id"));
  }

  private static Optional<Company> find(CompanyReference reference) {
    if (reference instanceof CompanyReference.ById byId) {
      return Company.findByIdOptional(byId.id());
    }
    if (reference instanceof CompanyReference.ByName byName) {
      return Company.find("lower(name) = lower(?1)", byName.name()).firstResultOptional();
    }
    return Optional.empty();
  }

  /**
   * @throws ProblemException {@code company-exists}
   */
  @Transactional
  Company create(NewCompany values) {
    Company company = new Company(ids.get(), values, time.instant().truncatedTo(ChronoUnit.MICROS));
    try {
      company.persistAndFlush();
    } catch (PersistenceException e) {
      throw UniqueViolation.of(e, "company_name_is_unique")
          .map(
              taken ->
                  new ProblemException(
                      ProblemType.COMPANY_EXISTS,
                      "A company of this name exists; names differ by more than letter case"))
          .orElseThrow(() -> e);
    }
    return company;
  }
}
