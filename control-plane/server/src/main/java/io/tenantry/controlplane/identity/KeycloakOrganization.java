package io.tenantry.controlplane.identity;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/** An organization as Keycloak's admin API has it; only what is used here. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
record KeycloakOrganization(
    String id,
    String name,
    String alias,
    String description,
    Boolean enabled,
    Map<String, List<String>> attributes) {}
