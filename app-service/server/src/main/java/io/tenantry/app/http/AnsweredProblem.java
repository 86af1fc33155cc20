package io.tenantry.app.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.util.Optional;

/** Puts a problem that is about to be answered into another form, for callers who expect that. */
@ApplicationScoped
public class AnsweredProblem {

  private static final int FIRST_REFUSAL = 400;
  private static final String PROBLEM = "problem+json";

  private final ObjectMapper json;

  AnsweredProblem(ObjectMapper json) {
    this.json = json;
  }

  /** The members of the problem, if the answer is one. */
  public Optional<JsonNode> in(ContainerResponseContext response) {
    return isProblem(response)
        ? Optional.of(json.valueToTree(response.getEntity()))
        : Optional.empty();
  }

  private static boolean isProblem(ContainerResponseContext response) {
    return response.getStatus() >= FIRST_REFUSAL
        && response.getEntity() != null
        && response.getMediaType() != null
        && response.getMediaType().getSubtype().equals(PROBLEM);
  }

  /** Says the problem in these words instead. */
  public void replace(ContainerResponseContext response, String mediaType, String text) {
    MediaType type = MediaType.valueOf(mediaType);
    response.setEntity(text, new Annotation[0], type);
    response.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, type);
  }
}
