package io.tenantry.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * The environment variables of a container: name → value, the value empty where a secret or the pod
 * gives it.
 */
record Environment(Map<String, String> values) {

  static Environment of(Manifests manifests, Manifest deployment, JsonNode container) {
    var values = new TreeMap<String, String>();
    Manifest.elements(container.path("envFrom"))
        .map(source -> source.at("/configMapRef/name").asText())
        .flatMap(name -> manifests.besides(deployment, "ConfigMap", name).stream())
        .flatMap(map -> map.at("/data").properties().stream())
        .forEach(entry -> values.put(entry.getKey(), entry.getValue().asText()));
    container
        .path("env")
        .forEach(
            variable ->
                values.put(variable.path("name").asText(), variable.path("value").asText()));
    return new Environment(values);
  }
}
