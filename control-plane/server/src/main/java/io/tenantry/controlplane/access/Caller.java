package io.tenantry.controlplane.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;

/** Whoever makes the request. */
@RequestScoped
public class Caller {

  private static final int LONGEST = 200;

  private final SecurityIdentity identity;

  Caller(SecurityIdentity identity) {
    this.identity = identity;
  }

  /** The name kept in operations and in the audit trail. */
  public String name() {
    return nameOf(identity);
  }

  /** Whether the caller has a role of {@link Role}. */
  public boolean has(String role) {
    return identity.hasRole(role);
  }

  static String nameOf(SecurityIdentity identity) {
    String name = identity.isAnonymous() ? "anonymous" : identity.getPrincipal().getName();
    return name.length() > LONGEST ? name.substring(0, LONGEST) : name;
  }
}
