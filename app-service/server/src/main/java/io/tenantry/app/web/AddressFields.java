package io.tenantry.app.web;

import static io.tenantry.app.web.CardKind.Field.listed;
import static io.tenantry.app.web.CardKind.Field.more;
import static io.tenantry.app.web.CardKind.Field.required;

import java.util.List;

/** The fields of whoever has an address: customers and vendors. */
final class AddressFields {

  static final List<CardKind.Field> ALL =
      List.of(
          required("number", "Number"),
          required("name", "Name"),
          more("contactName", "Contact"),
          more("contactTitle", "Title of the contact"),
          more("address", "Address"),
          listed("city", "City"),
          more("region", "Region"),
          more("postalCode", "Postal code"),
          listed("country", "Country"),
          listed("phone", "Phone"),
          more("fax", "Fax"));

  private AddressFields() {}
}
