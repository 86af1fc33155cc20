package io.tenantry.app.subscription;

import io.tenantry.tenant.limit.Quotas;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the tenant keeps, counted in its own database. */
@ApplicationScoped
public class Inventory {

  private static final String COMPANIES = "companies";
  private static final String STORAGE = "storage";

  private final EntityManager entities;
  private final Quotas quotas;

  Inventory(EntityManager entities, Quotas quotas) {
    this.entities = entities;
    this.quotas = quotas;
  }

  /** How much there is, by the name of the limit; storage in bytes. */
  @Transactional
  Map<String, Long> counted() {
    Map<String, Long> counted = new LinkedHashMap<>();
    counted.put(COMPANIES, companies());
    counted.put(STORAGE, storage());
    return counted;
  }

  /**
   * Lets one more company be created in the running transaction, in which nobody else creates one.
   *
   * @throws io.tenantry.tenant.TenantProblemException {@code quota-exceeded}
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void demandRoomForACompany() {
    if (quotas.of(COMPANIES).isPresent()) {
      entities
          .createNativeQuery("lock table tenantry.company in share row exclusive mode")
          .executeUpdate();
      quotas.demand(COMPANIES, companies() + 1);
    }
    if (quotas.of(STORAGE).isPresent()) {
      quotas.demand(STORAGE, storage());
    }
  }

  private long companies() {
    return number("select count(*) from tenantry.company");
  }

  private long storage() {
    return number("select pg_database_size(current_database())");
  }

  private long number(String sql) {
    return ((Number) entities.createNativeQuery(sql, Long.class).getSingleResult()).longValue();
  }
}
