package io.tenantry.tenant.testsupport.isolation;

import java.util.List;

/**
 * A tenant that the kit plays.
 *
 * @param id as requests name it
 * @param host of its own
 * @param authorization value of the header, of one of its users
 * @param identifiers values that a foreign path parameter may carry: its id, its UUID, keys of its
 *     rows
 */
public record Occupant(String id, String host, String authorization, List<String> identifiers) {}
