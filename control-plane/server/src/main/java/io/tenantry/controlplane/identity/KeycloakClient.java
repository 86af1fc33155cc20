package io.tenantry.controlplane.identity;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/** An OIDC client as Keycloak's admin API has it; only what is used here. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
record KeycloakClient(
    String id,
    String clientId,
    String name,
    Boolean enabled,
    Boolean publicClient,
    Boolean standardFlowEnabled,
    Boolean directAccessGrantsEnabled,
    List<String> redirectUris,
    List<String> webOrigins,
    Map<String, String> attributes) {

  /** The same client, open or closed. */
  KeycloakClient withEnabled(Boolean open) {
    return new KeycloakClient(
        id,
        clientId,
        name,
        open,
        publicClient,
        standardFlowEnabled,
        directAccessGrantsEnabled,
        redirectUris,
        webOrigins,
        attributes);
  }
}
