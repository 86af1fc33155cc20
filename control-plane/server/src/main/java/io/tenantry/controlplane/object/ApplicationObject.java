package io.tenantry.controlplane.object;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A report, web service or permission set whose content was found well-formed.
 *
 * @param name unique within its kind and release
 * @param content as instances read it; of the shape that the kind demands
 */
public record ApplicationObject(ObjectKind kind, String name, JsonNode content) {}
