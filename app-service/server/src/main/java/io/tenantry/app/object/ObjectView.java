package io.tenantry.app.object;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A report or web service.
 *
 * @param scope {@code application} or {@code tenant}; only the latter can be changed here
 * @param version of an object of the tenant
 */
@Schema(name = "TenantObject")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ObjectView(
    String scope, String name, JsonNode content, Integer version, Map<String, URI> links) {}
