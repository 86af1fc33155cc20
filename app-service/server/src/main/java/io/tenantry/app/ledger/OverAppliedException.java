package io.tenantry.app.ledger;

/** More was to be settled than there is. */
public final class OverAppliedException extends RuntimeException {

  OverAppliedException(String message) {
    super(message);
  }
}
