package io.tenantry.controlplane.credential;

/** A keyset cannot be used; the process must not start without it. */
public final class UnusableKeysetException extends RuntimeException {

  UnusableKeysetException(String property, Throwable cause) {
    super(
        "the file named by "
            + property
            + " is missing, unreadable or no Tink AEAD keyset in JSON; set "
            + property
            + " to the path of one",
        cause);
  }
}
