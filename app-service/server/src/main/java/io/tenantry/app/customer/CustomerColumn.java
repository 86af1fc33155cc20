package io.tenantry.app.customer;

import io.tenantry.app.csv.Column;
import java.util.List;

/** The columns of a file of customers, in the order of the fields of {@link CustomerValues}. */
enum CustomerColumn implements Column {
  NUMBER("number", true, "customerID"),
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

  CustomerColumn(String property) {
    this(property, false);
  }

  CustomerColumn(String property, boolean required, String... aliases) {
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

  static CustomerColumn of(String property) {
    return List.of(values()).stream()
        .filter(c -> c.property.equals(property))
        .findFirst()
        .orElseThrow();
  }
}
