package io.tenantry.app.odata;

import io.tenantry.tenant.http.ProblemForm;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.olingo.commons.api.format.ContentType;
import org.apache.olingo.server.api.OData;
import org.apache.olingo.server.api.ODataRequest;
import org.apache.olingo.server.api.ODataServerError;
import org.apache.olingo.server.api.serializer.RepresentationType;
import org.apache.olingo.server.api.serializer.SerializerException;
import org.apache.olingo.server.core.ContentNegotiator;
import org.apache.olingo.server.core.ContentNegotiatorException;

/** Writes errors in the form of OData. */
final class ErrorBody {

  private ErrorBody() {}

  static InputStream of(OData odata, ODataServerError error, ContentType format) {
    try {
      return odata.createSerializer(format).error(error).getContent();
    } catch (SerializerException e) {
      throw new IllegalStateException("an error is written in any format", e);
    }
  }

  /**
   * The same for a request that never reached the library.
   *
   * @param accepted the media types that the caller reads, if he says
   */
  static ProblemForm.Body of(ODataServerError error, Optional<String> accepted) {
    ContentType format = format(accepted);
    try (InputStream content = of(OData.newInstance(), error, format)) {
      return new ProblemForm.Body(
          format.toContentTypeString(), new String(content.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("what is in memory can be read", e);
    }
  }

  private static ContentType format(Optional<String> accepted) {
    ODataRequest request = new ODataRequest();
    accepted.ifPresent(types -> request.addHeader("Accept", types));
    try {
      return ContentNegotiator.doContentNegotiation(null, request, null, RepresentationType.ERROR);
    } catch (ContentNegotiatorException | IllegalArgumentException e) {
      return ContentType.JSON;
    }
  }
}
