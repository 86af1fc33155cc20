package io.tenantry.app.vendor;

import io.tenantry.app.csv.Column;
import java.util.List;

/** The columns of a file of vendors. */
enum VendorColumn implements Column {
  NUMBER("number", true, "vendorID", "supplierID"),
  NAME("name", true, "companyName"),
  CONTACT_NAME("contactName"),
  CONTACT_TITLE("contactTitle"),
  ADDRESS("address"),
  CITY("city"),
  REGION("region"),
  POSTAL_CODE("postalCode"),
  COUNTRY("country"),
  PHONE("phone"),
  FAX("fax");

  private final String property;
  private final boolean required;
  private final List<String> aliases;

  VendorColumn(String property) {
    this(property, false);
  }

  VendorColumn(String property, boolean required, String... aliases) {
    this.property = property;
    this.required = required;
    this.aliases = List.of(aliases);
  }

  @Override
  public String property() {
    return property;
  }

  @Override
  public List<String> aliases() {
    return aliases;
  }

  @Override
  public boolean required() {
    return required;
  }
}
