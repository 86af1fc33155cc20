package io.tenantry.app.odata.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tenantry.app.http.ProblemException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Where a page ended: the values that its last row is sorted by. Opaque to callers, but not secret:
 * they are used as parameters only.
 *
 * @param values with null where there was none
 */
public record SkipToken(List<String> values) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static SkipToken parse(String text) {
    try {
      String[] values = JSON.readValue(Base64.getUrlDecoder().decode(text), String[].class);
      if (values != null) {
        return new SkipToken(Arrays.asList(values));
      }
    } catch (IOException | IllegalArgumentException e) {
      throw unknown();
    }
    throw unknown();
  }

  private static ProblemException unknown() {
    return Refused.invalid("$skiptoken", "is not one that was given out; start without it");
  }

  @Override
  public String toString() {
    try {
      return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(values));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts are written as JSON", e);
    }
  }
}
