package io.tenantry.tenant.pool;

import io.tenantry.tenant.catalog.DatabaseTarget;

/** A database does not carry the stamp of the tenant it was opened for. */
final class WrongStampException extends RuntimeException {

  WrongStampException(DatabaseTarget expected) {
    super("the " + expected + " carries another stamp");
  }

  WrongStampException(DatabaseTarget expected, Throwable cause) {
    super("the stamp of the " + expected + " cannot be read", cause);
  }
}
