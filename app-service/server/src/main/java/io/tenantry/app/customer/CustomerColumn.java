package io.tenantry.app.customer;

import static io.tenantry.app.csv.ColumnNames.optional;
import static io.tenantry.app.csv.ColumnNames.required;

import io.tenantry.app.csv.Column;
import io.tenantry.app.csv.ColumnNames;

/** The columns of a file of customers, in the order of the fields of {@link CustomerValues}. */
enum CustomerColumn implements Column {
  NUMBER(required("number", "customerID")),
  NAME(required("name", "companyName")),
  CONTACT_NAME(optional("contactName")),
  CONTACT_TITLE(optional("contactTitle")),
  ADDRESS(optional("address")),
  CITY(optional("city")),
  REGION(optional("region")),
  POSTAL_CODE(optional("postalCode")),
  COUNTRY(optional("country")),
  PHONE(optional("phone")),
  FAX(optional("fax"));

  private final ColumnNames names;

  CustomerColumn(ColumnNames names) {
    this.names = names;
  }

  @Override
  public ColumnNames names() {
    return names;
  }
}
