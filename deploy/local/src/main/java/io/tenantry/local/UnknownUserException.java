package io.tenantry.local;

/** The local run has no such user, and none that could be made. */
public final class UnknownUserException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnknownUserException(String user) {
    super(
        ("There is no user \"%s\". Users are platform-admin, platform-operator, platform-viewer,"
                + " nobody, admin@TENANT and user@TENANT for every tenant, and"
                + " auditor@TENANT+OTHER, who works in both and administers the first.")
            .formatted(user));
  }
}
