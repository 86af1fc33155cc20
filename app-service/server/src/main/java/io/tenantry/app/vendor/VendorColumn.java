package io.tenantry.app.vendor;

import static io.tenantry.app.csv.ColumnNames.optional;
import static io.tenantry.app.csv.ColumnNames.required;

import io.tenantry.app.csv.Column;
import io.tenantry.app.csv.ColumnNames;

/** The columns of a file of vendors. */
enum VendorColumn implements Column {
  NUMBER(required("number", "vendorID", "supplierID")),
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

  VendorColumn(ColumnNames names) {
    this.names = names;
  }

  @Override
  public ColumnNames names() {
    return names;
  }
}
