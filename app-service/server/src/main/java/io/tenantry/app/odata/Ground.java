package io.tenantry.app.odata;

import io.tenantry.app.company.ScopedCompany;
import io.tenantry.app.link.EntityPath;
import io.tenantry.app.odata.query.Statements;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a request works: in the transaction of one company, or outside of all.
 *
 * @param company absent outside
 * @param path of the company, below which its entity sets are; outside the interface itself
 */
record Ground(Optional<ScopedCompany> company, EntityPath path, Statements statements) {

  /** Of the company; there is none outside. */
  UUID id() {
    return company.orElseThrow().id();
  }
}
