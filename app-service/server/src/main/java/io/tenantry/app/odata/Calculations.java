package io.tenantry.app.odata;

import io.tenantry.app.odata.query.Row;
import io.tenantry.app.receivable.CustomerLedger;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.UUID;

/** What functions of entities say. Called in the transaction of the entity's company. */
@ApplicationScoped
class Calculations {

  private final CustomerLedger customers;

  Calculations(CustomerLedger customers) {
    this.customers = customers;
  }

  /** There is one function: the balance of a customer. */
  BigDecimal of(String function, Row row) {
    UUID customer = (UUID) row.entity().getProperty("Id").getValue();
    return customers.balance(customer).amount();
  }
}
