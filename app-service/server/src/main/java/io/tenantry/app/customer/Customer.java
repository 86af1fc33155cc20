package io.tenantry.app.customer;

import io.tenantry.app.register.NumberedRow;
import jakarta.persistence.Entity;

/** Whom a company sells to. */
@Entity
public class Customer extends NumberedRow<CustomerValues> {

  String contactName;
  String contactTitle;
  String address;
  String city;
  String region;
  String postalCode;
  String country;
  String phone;
  String fax;

  @Override
  protected CustomerValues values() {
    return new CustomerValues(
        number,
        name,
        contactName,
        contactTitle,
        address,
        city,
        region,
        postalCode,
        country,
        phone,
        fax);
  }

  @Override
  protected void take(CustomerValues values) {
    number = values.number();
    name = values.name();
    contactName = values.contactName();
    contactTitle = values.contactTitle();
    address = values.address();
    city = values.city();
    region = values.region();
    postalCode = values.postalCode();
    country = values.country();
    phone = values.phone();
    fax = values.fax();
  }
}
