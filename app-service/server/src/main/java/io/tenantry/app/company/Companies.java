package io.tenantry.app.company;

import io.tenantry.app.http.Cursor;
import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.ProblemType;
import io.tenantry.app.http.SearchPattern;
import io.tenantry.app.http.SqlFailure;
import io.tenantry.app.http.UniqueViolation;
import io.tenantry.app.permission.Grant;
import io.tenantry.app.permission.Reach;
import io.tenantry.app.subscription.Inventory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The companies of the current tenant. */
@ApplicationScoped
class Companies {

  private final EntityManager entities;
  private final InstantSource time;
  private final Supplier<UUID> ids;
  private final Inventory inventory;
  private final Reach reach;

  Companies(
      EntityManager entities,
      InstantSource time,
      Supplier<UUID> ids,
      Inventory inventory,
      Reach reach) {
    this.entities = entities;
    this.time = time;
    this.ids = ids;
    this.inventory = inventory;
    this.reach = reach;
  }

  /**
   * By name, from after the cursor.
   *
   * @param search part of name or display name, in any letter case
   * @param readable which are shown
   * @param most how many to return at most
   */
  @Transactional
  List<Company> list(Optional<String> search, Optional<Cursor> after, Grant readable, int most) {
    return Company.<Company>find(
            """
            (lower(name) like lower(?1) escape '!' or lower(displayName) like lower(?1) escape '!')
            and (?2 = '' or lower(name) > ?2)
            and (?3 = true or id in ?4)
            order by lower(name)
            """,
            SearchPattern.containing(search.orElse("")),
            after.map(Cursor::key).orElse(""),
            readable.everywhere(),
            readable.companies())
        .range(0, most - 1)
        .list();
  }

  /**
   * @throws ProblemException {@code unknown-company}, {@code forbidden}
   */
  @Transactional
  Company get(String reference) {
    Company company = named(reference);
    reach.admit(company.id);
    return company;
  }

  /**
   * Whether or not the caller may enter it.
   *
   * @throws ProblemException {@code unknown-company}
   */
  @Transactional
  Company named(String reference) {
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
   * @throws io.tenantry.tenant.TenantProblemException {@code quota-exceeded}
   */
  @Transactional
  Company create(NewCompany values) {
    inventory.demandRoomForACompany();
    Company company = new Company(ids.get(), values, time.instant().truncatedTo(ChronoUnit.MICROS));
    unlessTaken(company::persistAndFlush);
    return company;
  }

  private static void unlessTaken(Runnable write) {
    try {
      write.run();
    } catch (PersistenceException e) {
      throw UniqueViolation.of(e, "company_name_is_unique")
          .map(
              taken ->
                  new ProblemException(
                      ProblemType.COMPANY_EXISTS,
                      "A company of this name exists; names differ by more than letter case"))
          .orElseThrow(() -> e);
    }
  }

  /**
   * Gives a company another name, or display name.
   *
   * @throws ProblemException {@code unknown-company}, {@code company-exists}
   */
  @Transactional
  Company rename(String reference, UnaryOperator<NewCompany> change) {
    Company company = get(reference);
    company.change(change.apply(new NewCompany(company.name, company.displayName)));
    unlessTaken(entities::flush);
    return company;
  }

  /**
   * Makes a company with everything that another one has, posted documents included.
   *
   * @throws ProblemException {@code unknown-company}, {@code company-exists}
   * @throws io.tenantry.tenant.TenantProblemException {@code quota-exceeded}
   */
  @Transactional
  Company copy(String reference, NewCompany values) {
    Company source = get(reference);
    Company copy = create(values);
    entities
        .createNativeQuery("select cast(tenantry.copy_company(?1, ?2) as text)", String.class)
        .setParameter(1, source.id)
        .setParameter(2, copy.id)
        .getResultList();
    return copy;
  }

  /**
   * Deletes a company with everything it has, for ever.
   *
   * @param force whether to wait for those who are changing something in it, instead of refusing
   * @throws ProblemException {@code unknown-company}, {@code company-in-use}
   */
  @Transactional
  void delete(String reference, boolean force) {
    UUID id = get(reference).id;
    lock(id, force);
    entities
        .createNativeQuery("select cast(tenantry.delete_company(?1) as text)", String.class)
        .setParameter(1, id)
        .getResultList();
    entities.clear();
  }

  /** Whoever writes a row of the company holds a key share lock on it until it ends. */
  private void lock(UUID id, boolean force) {
    String lock = "select id from tenantry.company where id = ?1 for update";
    try {
      entities
          .createNativeQuery(force ? lock : lock + " nowait", UUID.class)
          .setParameter(1, id)
          .getResultList();
    } catch (PersistenceException e) {
      if (!SqlFailure.LOCKED.isCauseOf(e)) {
        throw e;
      }
      throw new ProblemException(
          ProblemType.COMPANY_IN_USE,
          "Somebody is changing something in the company; try again, or add force=true to wait for"
              + " them and delete it then");
    }
  }
}
