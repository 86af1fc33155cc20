package io.tenantry.app.user;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A permission set.
 *
 * @param scope {@code system}, {@code application} or {@code tenant}; only the last can be changed
 *     here
 * @param version of a set of the tenant
 */
@Schema(name = "PermissionSet")
record SetView(
    String scope,
    String name,
    String title,
    List<String> permissions,
    @JsonInclude(JsonInclude.Include.NON_NULL) Integer version,
    Map<String, URI> links) {}
