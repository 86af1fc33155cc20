package io.tenantry.controlplane.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the first administrator signs in with; handed out once. */
@Schema(name = "Credential", description = "What the first administrator signs in with")
public record CredentialView(String user, String password) {

  @Override
  public String toString() {
    return "CredentialView[user=" + user + "]";
  }
}
