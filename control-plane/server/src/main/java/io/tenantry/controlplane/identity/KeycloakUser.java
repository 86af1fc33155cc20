package io.tenantry.controlplane.identity;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/** A user as Keycloak's admin API has it; only what is used here. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
record KeycloakUser(
    String id,
    String username,
    Boolean enabled,
    Map<String, List<String>> attributes,
    List<Password> credentials) {

  /** The same user, who can or cannot sign in. Without credentials, which stay as they are. */
  KeycloakUser withEnabled(Boolean open) {
    return new KeycloakUser(id, username, open, attributes, null);
  }

  /** The same user under another name. */
  KeycloakUser withName(String name) {
    return new KeycloakUser(id, name, enabled, attributes, null);
  }

  /** A password being set. Its text form leaves it out. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Password(String type, String value, Boolean temporary) {

    /** One that need not be changed at the first sign-in, which would block the password grant. */
    static Password lasting(String value) {
      return new Password("password", value, false);
    }

    @Override
    public String toString() {
      return "Password[***]";
    }
  }
}
