package io.tenantry.app.publication;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * What the control plane is asked for.
 *
 * @param user on whose behalf
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Wish(String user, List<Integer> appliesTo, Map<String, Object> content, String reason) {}
