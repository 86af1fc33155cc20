package io.tenantry.controlplane.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.controlplane.testsupport.ApiDescription;
import io.tenantry.controlplane.testsupport.KeysetsResource;
import io.tenantry.controlplane.testsupport.PlatformIssuer;
import io.tenantry.controlplane.testsupport.PostgresResource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Lint: what a reader and a generated client need is there for every operation. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(PlatformIssuer.class)
@QuarkusTestResource(KeysetsResource.class)
class ApiDescriptionTest {

  /** The places in which a caller hands a password over, or gets one once. */
  private static final Set<String> MAY_NAME_A_PASSWORD =
      Set.of("IssuedApiKey", "NewDatabaseServer", "Credential");

  private final List<String> findings = new ArrayList<>();

  @Test
  void descriptionIsOfVersion31() {
    assertThat(document().path("openapi").asText()).startsWith("3.1");
    assertThat(document().path("info").path("title").asText()).isNotBlank();
  }

  @Test
  void everyOperationIsNamedSummarizedAndTagged() {
    Set<String> ids = new HashSet<>();
    operations(
        (name, operation) -> {
          String id = operation.path("operationId").asText();
          demand(id.matches("[a-z][A-Za-z]+"), name + " has no operationId");
          demand(ids.add(id), name + " shares its operationId");
          demand(!operation.path("summary").asText().isBlank(), name + " has no summary");
          demand(!operation.path("tags").isEmpty(), name + " has no tag");
          demand(!operation.path("security").isEmpty(), name + " does not say who may call it");
        });
    assertThat(findings).isEmpty();
  }

  @Test
  void everyOperationNamesItsProblems() {
    operations(
        (name, operation) -> {
          JsonNode answers = operation.path("responses");
          for (String status : List.of("401", "403", "500", "503")) {
            demand(
                !answers.at("/" + status + "/content/application~1problem+json/examples").isEmpty(),
                name + " does not describe " + status);
          }
          demand(
              !name.contains("{") || answers.has("404") || answers.has("400"),
              name + " can be asked for what is not there and does not say how it answers");
        });
    assertThat(findings).isEmpty();
  }

  @Test
  void everyExampleIsThereAndFitsItsSchema() {
    operations(
        (name, operation) -> {
          examples(name + " reads", operation.path("requestBody").path("content"));
          operation
              .path("responses")
              .fields()
              .forEachRemaining(
                  answer ->
                      examples(
                          name + " answers " + answer.getKey(), answer.getValue().path("content")));
        });
    assertThat(findings).isEmpty();
  }

  @Test
  void noSchemaLeaksASecret() {
    document()
        .path("components")
        .path("schemas")
        .fields()
        .forEachRemaining(
            schema ->
                schema
                    .getValue()
                    .path("properties")
                    .fieldNames()
                    .forEachRemaining(
                        property ->
                            demand(
                                MAY_NAME_A_PASSWORD.contains(schema.getKey())
                                    || !property.matches("(?i).*(password|secret|verifier).*"),
                                schema.getKey() + "." + property + " looks like a secret")));
    assertThat(findings).isEmpty();
  }

  private void examples(String name, JsonNode content) {
    content
        .fields()
        .forEachRemaining(
            type -> {
              JsonNode body = type.getValue();
              List<JsonNode> values = new ArrayList<>();
              body.path("examples").forEach(example -> values.add(example.path("value")));
              if (body.has("example")) {
                values.add(body.path("example"));
              }
              // An empty object needs no example.
              String schema = body.path("schema").path("$ref").asText("#").substring(1);
              boolean says = document().at(schema).has("properties");
              demand(
                  !says || !values.isEmpty(), name + " " + type.getKey() + " without an example");
              // A merge patch is a part of what its schema describes.
              boolean whole = !name.startsWith("patch ") || !name.endsWith(" reads");
              if (whole && type.getKey().equals("application/json")) {
                for (JsonNode value : values) {
                  String broken = ApiDescription.read().broken(body.path("schema"), value);
                  demand(broken.isEmpty(), name + " has a wrong example: " + broken);
                }
              }
            });
  }

  private void demand(boolean holds, String finding) {
    if (!holds) {
      findings.add(finding);
    }
  }

  private static void operations(BiConsumer<String, JsonNode> visitor) {
    document()
        .path("paths")
        .fields()
        .forEachRemaining(
            path ->
                path.getValue()
                    .fields()
                    .forEachRemaining(
                        method -> {
                          if (method.getValue().has("responses")) {
                            visitor.accept(
                                method.getKey() + " " + path.getKey(), method.getValue());
                          }
                        }));
  }

  private static JsonNode document() {
    return ApiDescription.read().document();
  }
}
