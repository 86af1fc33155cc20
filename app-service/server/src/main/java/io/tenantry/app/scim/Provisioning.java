package io.tenantry.app.scim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.captaingoldfish.scim.sdk.common.constants.AttributeNames.RFC7643;
import de.captaingoldfish.scim.sdk.common.constants.ScimType.RFC7644;
import de.captaingoldfish.scim.sdk.common.constants.enums.HttpMethod;
import de.captaingoldfish.scim.sdk.common.exceptions.BadRequestException;
import de.captaingoldfish.scim.sdk.common.exceptions.ScimException;
import de.captaingoldfish.scim.sdk.common.response.CreateResponse;
import de.captaingoldfish.scim.sdk.common.response.ErrorResponse;
import de.captaingoldfish.scim.sdk.common.response.ScimResponse;
import de.captaingoldfish.scim.sdk.server.endpoints.Context;
import de.captaingoldfish.scim.sdk.server.endpoints.ResourceEndpoint;
import io.tenantry.app.link.Links;
import io.tenantry.app.user.AccessWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Has requests answered by the library, each in one transaction: all of it happens, or nothing. */
@ApplicationScoped
class Provisioning {

  private static final int REFUSED = 400;

  private final ResourceEndpoint endpoint;
  private final AccessWork work;
  private final Links links;
  private final ObjectMapper json;

  Provisioning(ResourceEndpoint endpoint, AccessWork work, Links links, ObjectMapper json) {
    this.endpoint = endpoint;
    this.work = work;
    this.links = links;
    this.json = json;
  }

  /** A refusal on its way out of the transaction, which it undoes. */
  private static final class Undone extends RuntimeException {

    private final transient ScimResponse answer;

    Undone(ScimResponse answer) {
      super(null, null, false, false);
      this.answer = answer;
    }
  }

  /**
   * @param path below the interface
   */
  Response read(AttributeQuery query, HttpHeaders headers, String... path) {
    return answered(
        () -> work.read(() -> handle(HttpMethod.GET, query.parameters(), null, headers, path)));
  }

  /** Looks for what the body describes. */
  Response search(String body, HttpHeaders headers, String... path) {
    return answered(
        () -> work.read(() -> handle(HttpMethod.POST, Map.of(), checked(body), headers, path)));
  }

  Response change(HttpMethod method, String body, HttpHeaders headers, String... path) {
    return answered(
        () -> work.change(() -> handle(method, Map.of(), checked(body), headers, path)));
  }

  Response delete(HttpHeaders headers, String... path) {
    return answered(
        () -> work.change(() -> handle(HttpMethod.DELETE, Map.of(), null, headers, path)));
  }

  private static Response answered(Supplier<ScimResponse> request) {
    return ScimHttp.answer(answer(request));
  }

  private static ScimResponse answer(Supplier<ScimResponse> request) {
    try {
      return request.get();
    } catch (Undone refusal) {
      return refusal.answer;
    } catch (ScimException refusal) {
      return new ErrorResponse(refusal);
    }
  }

  private ScimResponse handle(
      HttpMethod method,
      Map<String, String> query,
      String body,
      HttpHeaders headers,
      String... path) {
    ScimResponse answer =
        endpoint.handleRequest(
            links.scim(query, path).toString(),
            method,
            body,
            ScimHttp.known(headers),
            new Context(Admitted.CALLER));
    if (answer instanceof ErrorResponse error && error.getHttpStatus() >= REFUSED) {
      throw refusal(error);
    }
    if (answer instanceof CreateResponse) {
      locate(answer);
    }
    return answer;
  }

  /** The library believes its own idea of where a new resource is, and no other. */
  private void locate(ScimResponse created) {
    URI location = links.scim(UserEndpoint.PATH, created.path(RFC7643.ID).asText());
    ((ObjectNode) created.get(RFC7643.META)).put(RFC7643.LOCATION, location.toString());
  }

  private static RuntimeException refusal(ErrorResponse error) {
    return error.getScimException() instanceof Refusals.Unsaid unsaid
        ? unsaid.failure()
        : new Undone(error);
  }

  /**
   * The library takes some of what is no JSON object for its own failure, and believes what is said
   * about a resource that is not there yet.
   */
  private String checked(String body) {
    try {
      if (json.readTree(body) instanceof ObjectNode object) {
        object.remove(names(object).filter(RFC7643.META::equalsIgnoreCase).toList());
        return object.toString();
      }
    } catch (JsonProcessingException e) {
      throw malformed(e);
    }
    throw malformed(null);
  }

  private static Stream<String> names(ObjectNode object) {
    return object.properties().stream().map(Map.Entry::getKey);
  }

  private static BadRequestException malformed(Exception cause) {
    return new BadRequestException(
        "The body has to be a JSON object", cause, RFC7644.INVALID_SYNTAX);
  }
}
