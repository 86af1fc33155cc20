package io.tenantry.app.ledger;

/** Entries that make no transaction: they do not sum up to zero, or are fewer than two. */
public final class UnbalancedException extends RuntimeException {

  UnbalancedException(String message) {
    super(message);
  }
}
