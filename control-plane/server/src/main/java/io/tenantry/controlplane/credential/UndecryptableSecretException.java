package io.tenantry.controlplane.credential;

/** A stored secret does not open with the keyset at hand. */
public final class UndecryptableSecretException extends RuntimeException {

  UndecryptableSecretException(String owner, Throwable cause) {
    super(
        "the stored secret of "
            + owner
            + " belongs to another owner, or its key is no longer in the keyset",
        cause);
  }
}
