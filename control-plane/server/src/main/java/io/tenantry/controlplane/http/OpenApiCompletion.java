package io.tenantry.controlplane.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.tenantry.controlplane.api.ProblemType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.examples.Example;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Completes the description of the API when it is built: every operation gets examples of what it
 * reads and answers, and every problem it can answer with, by status and code.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class OpenApiCompletion implements OASFilter {

  private static final String PROBLEM = "Problem";
  private static final Set<String> WITH_SHEET = Set.of("listUsage", "listTenantUsage");
  private static final String JSON = "application/json";
  private static final String PROBLEM_JSON = "application/problem+json";

  @Override
  public void filterOpenAPI(OpenAPI document) {
    if (document.getComponents() == null) {
      document.setComponents(OASFactory.createComponents());
    }
    document.getComponents().addSchema(PROBLEM, problem());
    document.getComponents().addSchema("DryRun", dryRun());
    ExampleValues examples = new ExampleValues(document);
    document
        .getPaths()
        .getPathItems()
        .forEach(
            (path, item) ->
                item.getOperations()
                    .forEach((method, operation) -> complete(path, method, operation, examples)));
  }

  private static void complete(
      String path, HttpMethod method, Operation operation, ExampleValues examples) {
    if (!path.startsWith("/api/")) {
      return;
    }
    if (operation.getRequestBody() != null) {
      addExamples(operation.getRequestBody().getContent(), examples);
    }
    if (operation.getResponses() == null) {
      operation.setResponses(OASFactory.createAPIResponses());
    }
    addEndOf(operation);
    addSheet(operation);
    operation
        .getResponses()
        .getAPIResponses()
        .values()
        .forEach(answer -> addExamples(answer.getContent(), examples));
    addProblems(operation, ProblemCodes.of(path, method, operation));
  }

  /** What is accepted with 202 is answered with 200 once it has ended, or was only tried. */
  private static void addEndOf(Operation operation) {
    APIResponse accepted = operation.getResponses().getAPIResponse("202");
    if (accepted == null || accepted.getContent() == null) {
      return;
    }
    Schema schema = OASFactory.createSchema();
    Optional.ofNullable(operation.getResponses().getAPIResponse("200"))
        .map(APIResponse::getContent)
        .map(content -> content.getMediaType(JSON))
        .map(MediaType::getSchema)
        .ifPresent(schema::addAnyOf);
    schema.addAnyOf(accepted.getContent().getMediaType(JSON).getSchema());
    schema.addAnyOf(OASFactory.createSchema().ref("#/components/schemas/DryRun"));
    operation
        .getResponses()
        .addAPIResponse(
            "200",
            OASFactory.createAPIResponse()
                .description("It has ended within the time of Prefer: wait, or was only tried")
                .content(
                    OASFactory.createContent()
                        .addMediaType(JSON, OASFactory.createMediaType().schema(schema))));
  }

  /** What a sibling method of its own answers to another Accept belongs to the same operation. */
  private static void addSheet(Operation operation) {
    if (WITH_SHEET.contains(operation.getOperationId())) {
      operation
          .getResponses()
          .getAPIResponse("200")
          .getContent()
          .addMediaType(
              "text/csv",
              OASFactory.createMediaType().schema(text()).example("tenant,day,requests\r\n"));
    }
  }

  private static void addExamples(Content content, ExampleValues examples) {
    if (content == null || content.getMediaTypes() == null) {
      return;
    }
    for (MediaType type : content.getMediaTypes().values()) {
      if (type.getSchema() == null) {
        type.setSchema(OASFactory.createSchema().addType(SchemaType.OBJECT));
      }
      boolean shown = type.getExamples() != null && !type.getExamples().isEmpty();
      if (type.getExample() == null && !shown) {
        type.setExample(examples.of(type.getSchema()));
      }
    }
  }

  private static void addProblems(Operation operation, Set<ProblemType> codes) {
    Map<Integer, APIResponse> byStatus = new TreeMap<>();
    for (ProblemType code : codes) {
      APIResponse answer =
          byStatus.computeIfAbsent(
              code.status(), status -> problemAnswer(operation, Integer.toString(status)));
      answer
          .getContent()
          .getMediaType(PROBLEM_JSON)
          .addExample(code.code(), example(code).summary(code.title()));
    }
    byStatus.forEach(
        (status, answer) ->
            operation
                .getResponses()
                .addAPIResponse(
                    Integer.toString(status), answer.description(describe(status, codes))));
  }

  /** A resource may have described the status itself: its words stay. */
  private static APIResponse problemAnswer(Operation operation, String status) {
    APIResponse said = operation.getResponses().getAPIResponse(status);
    APIResponse answer = said == null ? OASFactory.createAPIResponse() : said;
    Content content =
        answer.getContent() == null ? OASFactory.createContent() : answer.getContent();
    content.addMediaType(
        PROBLEM_JSON,
        OASFactory.createMediaType()
            .schema(OASFactory.createSchema().ref("#/components/schemas/" + PROBLEM)));
    return answer.content(content);
  }

  private static String describe(int status, Set<ProblemType> codes) {
    List<String> words =
        codes.stream()
            .filter(code -> code.status() == status)
            .map(code -> "`" + code.code() + "`: " + code.title() + ".")
            .toList();
    return String.join(" ", words);
  }

  private static Example example(ProblemType code) {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("type", code.type().toString());
    value.put("title", code.title());
    value.put("status", code.status());
    value.put("detail", "What was wrong with this request, and what to do.");
    value.put("code", code.code());
    value.put("instance", "/api/v1/tenants/cronus");
    if (code == ProblemType.VALIDATION_FAILED) {
      value.put("errors", List.of(Map.of("field", "id", "message", "must be given")));
    }
    return OASFactory.createExample().value(value);
  }

  private static Schema problem() {
    return OASFactory.createSchema()
        .addType(SchemaType.OBJECT)
        .description("A refusal, in the form of RFC 9457; some have further members")
        .addProperty("type", text().format("uri"))
        .addProperty("title", text().description("The same for every occurrence"))
        .addProperty("status", OASFactory.createSchema().addType(SchemaType.INTEGER))
        .addProperty("detail", text().description("What was wrong, and what to do"))
        .addProperty("code", code())
        .addProperty("instance", text().description("The path of the request"))
        .addProperty("errors", errors())
        .required(List.of("type", "title", "status", "detail", "code", "instance"))
        .additionalPropertiesBoolean(true);
  }

  private static Schema dryRun() {
    return OASFactory.createSchema()
        .addType(SchemaType.OBJECT)
        .description("What an action would do; nothing was changed")
        .addProperty("action", text())
        .addProperty("tenant", OASFactory.createSchema().ref("#/components/schemas/Tenant"))
        .addProperty("steps", OASFactory.createSchema().addType(SchemaType.ARRAY).items(text()));
  }

  private static Schema code() {
    List<Object> codes =
        Arrays.stream(ProblemType.values()).map(code -> (Object) code.code()).toList();
    return text().description("Stable; branch on this").enumeration(codes);
  }

  private static Schema errors() {
    Schema error =
        OASFactory.createSchema()
            .addType(SchemaType.OBJECT)
            .addProperty("field", text())
            .addProperty("message", text());
    return OASFactory.createSchema()
        .addType(SchemaType.ARRAY)
        .description("With validation-failed: every broken rule")
        .items(error);
  }

  private static Schema text() {
    return OASFactory.createSchema().addType(SchemaType.STRING);
  }
}
