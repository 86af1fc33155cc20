package io.tenantry.app.odata.query;

import io.tenantry.app.link.EntityPath;
import java.util.List;
import java.util.Map;
import org.apache.olingo.commons.api.data.Entity;

/**
 * A row that was read.
 *
 * @param path where it is; null of what is no entity
 * @param links values of its links, by column
 * @param sortedBy the values it is sorted by; empty if nobody asks
 */
public record Row(
    Entity entity, EntityPath path, Map<String, Object> links, List<String> sortedBy) {}
