package io.tenantry.tenant.resolution;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What one routing source says.
 *
 * @param source host, query, path or header
 * @param value as it was sent
 * @param verdict {@code names} a tenant, {@code nobody}, {@code unknown} (which ends the search),
 *     or {@code malformed} (no name by the grammar)
 * @param names the tenant id, lower case, where it names one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SourceVerdict(String source, String value, String verdict, String names) {}
