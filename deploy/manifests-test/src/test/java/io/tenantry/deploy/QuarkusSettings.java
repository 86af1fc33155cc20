package io.tenantry.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The properties of Quarkus by the name of their environment variable, from the list that each
 * extension ships; the value tells when it is read.
 */
record QuarkusSettings(Map<String, ReadAt> variables) {

  /** When a variable has its effect. */
  enum ReadAt {
    /** Each time the process starts. */
    START,
    /** When the application is built; afterwards it is ignored. */
    BUILD,
    /** Quarkus knows no such variable. */
    NEVER
  }

  private static final String LIST = "META-INF/quarkus-config-doc/quarkus-config-model.json";

  /** Reads the lists of all extensions on the class path. */
  static QuarkusSettings ofClasspath() {
    var settings = new TreeMap<String, ReadAt>();
    try {
      for (URL list : Collections.list(QuarkusSettings.class.getClassLoader().getResources(LIST))) {
        collect(new ObjectMapper().readTree(list), settings);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new QuarkusSettings(settings);
  }

  ReadAt readAt(String variable) {
    return variables.getOrDefault(variable, ReadAt.NEVER);
  }

  private static void collect(JsonNode node, Map<String, ReadAt> settings) {
    JsonNode variable = node.at("/path/environmentVariable");
    if (variable.isTextual()) {
      boolean atStart = node.path("phase").asText().equals("RUN_TIME");
      settings.put(variable.asText(), atStart ? ReadAt.START : ReadAt.BUILD);
    }
    node.forEach(child -> collect(child, settings));
  }
}
