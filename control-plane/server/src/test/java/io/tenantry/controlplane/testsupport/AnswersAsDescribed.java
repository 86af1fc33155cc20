package io.tenantry.controlplane.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.util.regex.Pattern;

/**
 * Compares the answers that tests get with the description of the API: its status, its media type
 * and its body; of a refusal, its form and that its code is known.
 */
final class AnswersAsDescribed implements Filter {

  /** What is compared so far: the engine's own resources. */
  private static final Pattern COMPARED =
      Pattern.compile("/api/v1/(operations|audit|deployment|database-servers|instances)(/.*)?");

  @Override
  public Response filter(
      FilterableRequestSpecification request,
      FilterableResponseSpecification expected,
      FilterContext context) {
    Response answer = context.next(request, expected);
    String path = URI.create(request.getURI()).getRawPath();
    if (!COMPARED.matcher(path).matches()) {
      return answer;
    }
    ApiDescription description = ApiDescription.read();
    description
        .operation(request.getMethod(), path)
        .ifPresent(operation -> compare(description, operation, request, answer));
    return answer;
  }

  private static void compare(
      ApiDescription description,
      JsonNode operation,
      FilterableRequestSpecification request,
      Response answer) {
    String what =
        "%s answered %d %s to %s %s"
            .formatted(
                operation.path("operationId").asText(),
                answer.statusCode(),
                answer.contentType(),
                request.getMethod(),
                request.getURI());
    if (answer.statusCode() >= 400) {
      compareProblem(description, what, answer);
      return;
    }
    JsonNode described = operation.path("responses").path(Integer.toString(answer.statusCode()));
    assertThat(described.isMissingNode()).as(what + ", a status not described").isFalse();
    String mediaType = answer.contentType() == null ? "" : answer.contentType().split(";")[0];
    if (mediaType.isEmpty()) {
      return;
    }
    JsonNode content = described.path("content").path(mediaType);
    assertThat(content.isMissingNode()).as(what + ", a media type not described").isFalse();
    if (mediaType.equals("application/json")) {
      String broken =
          description.broken(content.path("schema"), ApiDescription.parse(answer.asString()));
      assertThat(broken).as(what + ": " + answer.asString()).isEmpty();
    }
  }

  /** A refusal has the one form, whatever it refuses, and a code that the description knows. */
  private static void compareProblem(ApiDescription description, String what, Response answer) {
    assertThat(answer.contentType()).as(what).startsWith("application/problem+json");
    JsonNode schema = description.document().at("/components/schemas/Problem");
    String broken = description.broken(schema, ApiDescription.parse(answer.asString()));
    assertThat(broken).as(what + ": " + answer.asString()).isEmpty();
  }
}
