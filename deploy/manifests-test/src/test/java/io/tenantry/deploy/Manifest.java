package io.tenantry.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One Kubernetes object as it is written, before any schema has looked at it. */
record Manifest(ObjectNode json) {

  String kind() {
    return json.path("kind").asText();
  }

  String apiVersion() {
    return json.path("apiVersion").asText();
  }

  String name() {
    return json.at("/metadata/name").asText();
  }

  /** Empty for what belongs to no namespace. */
  String namespace() {
    return json.at("/metadata/namespace").asText();
  }

  /** Names the object to a reader and, within one installation, to a patch. */
  String identity() {
    return namespace().isEmpty()
        ? kind() + " " + name()
        : kind() + " " + namespace() + "/" + name();
  }

  JsonNode at(String pointer) {
    return json.at(pointer);
  }

  JsonNode podSpec() {
    return json.at("/spec/template/spec");
  }

  /** Every container of the pod template, those that initialise included. */
  List<JsonNode> containers() {
    return Stream.of("containers", "initContainers")
        .flatMap(list -> elements(podSpec().path(list)))
        .toList();
  }

  static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  /** A finding of a check, worded for the one who has to mend the object. */
  String finding(String what) {
    return identity() + ": " + what;
  }
}
