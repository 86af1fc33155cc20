package io.tenantry.app.account;

import io.tenantry.app.register.NumberedRow;
import jakarta.persistence.Entity;

/** What the general ledger posts to. */
@Entity
class Account extends NumberedRow<AccountValues> {

  String category;
  String purpose;

  @Override
  protected AccountValues values() {
    return new AccountValues(number, name, category, purpose);
  }

  @Override
  protected void take(AccountValues values) {
    number = values.number();
    name = values.name();
    category = values.category();
    purpose = values.purpose();
  }
}
