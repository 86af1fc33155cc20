package io.tenantry.controlplane.identity;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What the token endpoint answers. Its text form leaves the token out.
 *
 * @param lifetime seconds
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record KeycloakToken(
    @JsonProperty("access_token") String token, @JsonProperty("expires_in") long lifetime) {

  @Override
  public String toString() {
    return "KeycloakToken[***]";
  }
}
