package io.tenantry.system.peer;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Field for field what the app-service answers. */
record CustomerView(
    UUID id,
    String number,
    String name,
    String contactName,
    String contactTitle,
    String address,
    String city,
    String region,
    String postalCode,
    String country,
    String phone,
    String fax,
    Instant createdAt,
    Instant updatedAt,
    int version,
    Map<String, URI> links) {

  static CustomerView of(Customer row, Map<String, URI> links) {
    return new CustomerView(
        row.id,
        row.number,
        row.name,
        row.contactName,
        row.contactTitle,
        row.address,
        row.city,
        row.region,
        row.postalCode,
        row.country,
        row.phone,
        row.fax,
        row.createdAt,
        row.updatedAt,
        row.version,
        links);
  }
}
