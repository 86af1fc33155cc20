package io.tenantry.app.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says what is wrong with a JSON body, from Jackson's exception but without its text. */
final class JsonRefusal {

  private JsonRefusal() {}

  /** What the body's author has to hear, if a JSON body is what failed. */
  static Optional<ProblemException> in(Throwable cause) {
    return Stream.iterate(cause, e -> e != null, Throwable::getCause)
        .filter(JsonProcessingException.class::isInstance)
        .findFirst()
        .map(e -> refusal((JsonProcessingException) e));
  }

  private static ProblemException refusal(JsonProcessingException e) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      return ProblemException.invalid(path(unknown), "unknown-field", "is not a field of this");
    }
    if (e instanceof JsonMappingException wrong && wrong.getCause() == null) {
      return ProblemException.invalid(path(wrong), "wrong-type", "has the wrong type");
    }
    return new ProblemException(ProblemType.MALFORMED_JSON, "The body is not JSON" + place(e));
  }

  private static String path(JsonMappingException e) {
    List<JsonMappingException.Reference> path = e.getPath();
    return path.isEmpty()
        ? "body"
        : path.stream().map(JsonRefusal::step).collect(Collectors.joining("."));
  }

  private static String step(JsonMappingException.Reference step) {
    return step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName();
  }

  private static String place(JsonProcessingException e) {
    return e.getLocation() == null
        ? ""
        : " from line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr();
  }
}
