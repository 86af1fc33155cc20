package io.tenantry.controlplane.identity;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** A realm role as Keycloak's admin API has it. */
@JsonIgnoreProperties(ignoreUnknown = true)
record KeycloakRole(String id, String name) {}
