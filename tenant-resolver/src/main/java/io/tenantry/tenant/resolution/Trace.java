package io.tenantry.tenant.resolution;

import io.tenantry.tenant.catalog.TenantEntry;
import java.util.List;
import java.util.Optional;

/**
 * How the question which tenant a request means is answered, with every source.
 *
 * @param code {@code resolved}, or the code of the problem that it would be answered with
 * @param detail of the problem; empty when resolved
 * @param tenant that is meant, also where it may not be served now; empty where it is not known
 */
public record Trace(
    List<SourceVerdict> sources, String code, String detail, Optional<TenantEntry> tenant) {}
