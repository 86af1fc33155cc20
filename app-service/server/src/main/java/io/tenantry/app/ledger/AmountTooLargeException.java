package io.tenantry.app.ledger;

/** An amount has more digits than the ledger keeps. */
public final class AmountTooLargeException extends RuntimeException {

  AmountTooLargeException() {
    super("an amount has at most 16 digits before the decimal point");
  }
}
