package io.tenantry.app.odata;

import io.tenantry.app.http.FieldError;
import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.ProblemType;
import io.tenantry.tenant.TenantProblem;
import io.tenantry.tenant.TenantProblemException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.olingo.commons.api.ex.ODataErrorDetail;
import org.apache.olingo.commons.api.format.ContentType;
import org.apache.olingo.commons.api.http.HttpHeader;
import org.apache.olingo.server.api.OData;
import org.apache.olingo.server.api.ODataApplicationException;
import org.apache.olingo.server.api.ODataLibraryException;
import org.apache.olingo.server.api.ODataRequest;
import org.apache.olingo.server.api.ODataResponse;
import org.apache.olingo.server.api.ODataServerError;
import org.apache.olingo.server.api.ServiceMetadata;
import org.apache.olingo.server.api.deserializer.DeserializerException;
import org.apache.olingo.server.api.processor.ErrorProcessor;
import org.apache.olingo.server.core.ODataExceptionHelper;
import org.jboss.logging.Logger;

/** Says what went wrong: with the codes of REST, in the form of OData. */
final class Errors implements ErrorProcessor {

  private static final Logger LOG = Logger.getLogger(Errors.class);
  private static final int OURS = 500;

  private final OData odata;
  private final Exchange exchange;

  Errors(OData odata, Exchange exchange) {
    this.odata = odata;
    this.exchange = exchange;
  }

  @Override
  public void init(OData library, ServiceMetadata model) {}

  @Override
  public void processError(
      ODataRequest request, ODataResponse response, ODataServerError error, ContentType format) {
    write(response, error, format);
  }

  /** Of what was thrown outside of the library. */
  ODataResponse answer(RuntimeException failure) {
    ODataResponse response = new ODataResponse();
    ODataServerError error = new ODataServerError().setException(failure).setStatusCode(OURS);
    write(response, error, ContentType.JSON);
    return response;
  }

  private void write(ODataResponse response, ODataServerError given, ContentType format) {
    ODataServerError error = error(given);
    response.setContent(ErrorBody.of(odata, error, format));
    response.setStatusCode(error.getStatusCode());
    response.setHeader(HttpHeader.CONTENT_TYPE, format.toContentTypeString());
    response.setHeader(HttpHeader.ODATA_VERSION, "4.0");
    if (isPassing(given.getException())) {
      response.setHeader("Retry-After", "1");
    }
  }

  private ODataServerError error(ODataServerError given) {
    Exception failure = given.getException();
    return first(failure, TenantProblemException.class)
        .map(Errors::ofTenant)
        .or(() -> first(failure, ProblemException.class).map(Errors::ofProblem))
        .or(() -> QueryFailure.in(failure).map(Errors::ofProblem))
        .or(() -> ofLibrary(given))
        .or(() -> first(failure, ODataApplicationException.class).map(Errors::ofApplication))
        .orElseGet(() -> unforeseen(failure));
  }

  private static ODataServerError ofTenant(TenantProblemException refusal) {
    TenantProblem problem = refusal.problem();
    return error(problem.status(), problem.code(), refusal.getMessage());
  }

  private static ODataServerError ofProblem(ProblemException refusal) {
    ODataServerError error =
        error(refusal.type().status(), refusal.type().code(), refusal.getMessage());
    return refusal.members().get("errors") instanceof List<?> errors
        ? error.setDetails(errors.stream().map(one -> detail((FieldError) one)).toList())
        : error;
  }

  private static ODataErrorDetail detail(FieldError error) {
    return new ODataErrorDetail()
        .setCode(error.code())
        .setTarget(error.field())
        .setMessage(error.message());
  }

  /** The library says what is wrong with a request in words that can go out. */
  private static Optional<ODataServerError> ofLibrary(ODataServerError given) {
    if (given.getException() instanceof ODataLibraryException
        && given.getStatusCode() != ProblemType.INTERNAL_ERROR.status()) {
      return Optional.of(ofStatus(given.getStatusCode(), given.getMessage()));
    }
    return first(given.getException(), DeserializerException.class)
        .map(refusal -> ODataExceptionHelper.createServerErrorObject(refusal, null))
        .map(said -> ofStatus(said.getStatusCode(), said.getMessage()));
  }

  private static ODataServerError ofApplication(ODataApplicationException refusal) {
    return ofStatus(refusal.getStatusCode(), refusal.getMessage());
  }

  private static ODataServerError ofStatus(int status, String message) {
    ProblemType type = ProblemType.ofStatus(status).orElse(ProblemType.VALIDATION_FAILED);
    boolean missing = type == ProblemType.NOT_SUPPORTED;
    return error(status, type.code(), missing ? "This is not supported" : message);
  }

  /** What fails before our part begins fails for what was sent. */
  private ODataServerError unforeseen(Exception failure) {
    if (!exchange.understood()) {
      return error(
          ProblemType.VALIDATION_FAILED.status(),
          ProblemType.VALIDATION_FAILED.code(),
          "The request cannot be understood");
    }
    LOG.error("An OData request failed", failure);
    return error(OURS, ProblemType.INTERNAL_ERROR.code(), "Try again; the cause is logged.");
  }

  private static boolean isPassing(Exception failure) {
    return first(failure, TenantProblemException.class)
        .map(refusal -> refusal.problem().passing())
        .orElse(false);
  }

  private static ODataServerError error(int status, String code, String message) {
    return new ODataServerError().setStatusCode(status).setCode(code).setMessage(message);
  }

  private static <E> Optional<E> first(Throwable failure, Class<E> type) {
    return Stream.iterate(failure, e -> e != null, Throwable::getCause)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst();
  }
}
