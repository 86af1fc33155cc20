package io.tenantry.app.odata;

import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.ProblemType;
import io.tenantry.app.odata.query.Refused;
import java.util.ArrayList;
import java.util.List;
import org.apache.olingo.commons.api.ex.ODataRuntimeException;
import org.apache.olingo.commons.api.format.ContentType;
import org.apache.olingo.commons.api.http.HttpHeader;
import org.apache.olingo.commons.api.http.HttpStatusCode;
import org.apache.olingo.server.api.OData;
import org.apache.olingo.server.api.ODataApplicationException;
import org.apache.olingo.server.api.ODataLibraryException;
import org.apache.olingo.server.api.ODataRequest;
import org.apache.olingo.server.api.ODataResponse;
import org.apache.olingo.server.api.ServiceMetadata;
import org.apache.olingo.server.api.batch.BatchFacade;
import org.apache.olingo.server.api.deserializer.batch.BatchOptions;
import org.apache.olingo.server.api.deserializer.batch.BatchRequestPart;
import org.apache.olingo.server.api.deserializer.batch.ODataResponsePart;
import org.apache.olingo.server.api.prefer.Preferences;
import org.apache.olingo.server.api.processor.BatchProcessor;
import org.apache.olingo.server.api.uri.UriInfo;
import org.apache.olingo.server.core.uri.parser.Parser;

/**
 * Requests sent together. Each is a request of its own, but for change sets: all of their requests
 * are one transaction, and if one is refused, nothing has changed and its refusal is the answer.
 */
final class Batches implements BatchProcessor {

  private final Exchange exchange;
  private final Errors errors;
  private OData odata;
  private ServiceMetadata metadata;

  Batches(Exchange exchange, Errors errors) {
    this.exchange = exchange;
    this.errors = errors;
  }

  @Override
  public void init(OData library, ServiceMetadata model) {
    odata = library;
    metadata = model;
  }

  @Override
  public void processBatch(BatchFacade facade, ODataRequest request, ODataResponse response)
      throws ODataApplicationException, ODataLibraryException {
    String boundary =
        facade.extractBoundaryFromContentType(request.getHeader(HttpHeader.CONTENT_TYPE));
    BatchOptions options =
        BatchOptions.with()
            .isStrict(false)
            .rawBaseUri(request.getRawBaseUri())
            .rawServiceResolutionUri("")
            .build();
    List<BatchRequestPart> parts =
        odata
            .createFixedFormatDeserializer()
            .parseBatchRequest(BatchText.of(request, boundary), boundary, options);
    requireFew(parts);
    boolean goOn = goesOn(odata.createPreferences(request.getHeaders(HttpHeader.PREFER)));
    List<ODataResponsePart> answers = new ArrayList<>();
    boolean failed = false;
    for (BatchRequestPart part : parts) {
      if (!failed || goOn) {
        exchange.next();
        ODataResponsePart answer = facade.handleBatchRequest(part);
        answers.add(answer);
        failed = failed || isRefused(answer.getResponses().get(0));
      }
    }
    String separator = "answers_" + boundary.hashCode();
    response.setContent(odata.createFixedFormatSerializer().batchResponse(answers, separator));
    response.setHeader(
        HttpHeader.CONTENT_TYPE,
        ContentType.create(ContentType.MULTIPART_MIXED, "boundary", separator)
            .toContentTypeString());
    response.setStatusCode(HttpStatusCode.OK.getStatusCode());
  }

  /** The library sees whether the preference is there, and not that it says no. */
  private static boolean goesOn(Preferences preferences) {
    return preferences.hasContinueOnError()
        && !"false".equals(preferences.getPreference("odata.continue-on-error").getValue());
  }

  private void requireFew(List<BatchRequestPart> parts) {
    int most = exchange.config().mostInBatch();
    if (parts.stream().mapToInt(part -> part.getRequests().size()).sum() > most) {
      throw new ProblemException(
          ProblemType.CONTENT_TOO_LARGE, "A batch can have " + most + " requests");
    }
  }

  @Override
  public ODataResponsePart processChangeSet(BatchFacade facade, List<ODataRequest> requests) {
    try {
      ODataRequest first = requests.get(0);
      UriInfo uri = uri(first);
      return exchange.together(
          Spot.company(uri),
          Claim.of(uri.asUriInfoResource(), first.getMethod(), exchange.model()),
          ground -> new ODataResponsePart(answers(facade, requests, ground), true));
    } catch (RefusedChange e) {
      return new ODataResponsePart(e.answer(), false);
    } catch (RuntimeException e) {
      return new ODataResponsePart(errors.answer(e), false);
    }
  }

  private List<ODataResponse> answers(
      BatchFacade facade, List<ODataRequest> requests, Ground ground) {
    List<ODataResponse> answers = new ArrayList<>();
    References references = new References(ground);
    for (ODataRequest request : requests) {
      exchange.next();
      references.resolve(request);
      ODataResponse answer = answer(facade, request);
      if (isRefused(answer)) {
        throw new RefusedChange(answer);
      }
      references.keep(request, answer);
      answers.add(answer);
    }
    return answers;
  }

  private static ODataResponse answer(BatchFacade facade, ODataRequest request) {
    try {
      return facade.handleODataRequest(request);
    } catch (ODataApplicationException | ODataLibraryException e) {
      throw new ODataRuntimeException(e);
    }
  }

  private UriInfo uri(ODataRequest request) {
    try {
      return new Parser(metadata.getEdm(), odata)
          .parseUri(
              request.getRawODataPath(), request.getRawQueryPath(), null, request.getRawBaseUri());
    } catch (ODataLibraryException e) {
      throw Refused.invalid("URL", "of the first request of the change set is not understood");
    }
  }

  private static boolean isRefused(ODataResponse answer) {
    return answer.getStatusCode() >= HttpStatusCode.BAD_REQUEST.getStatusCode();
  }

  /** Ends the transaction of a change set. */
  private static final class RefusedChange extends RuntimeException {

    private final transient ODataResponse answer;

    RefusedChange(ODataResponse answer) {
      super("a request of a change set was refused", null, false, false);
      this.answer = answer;
    }

    ODataResponse answer() {
      return answer;
    }
  }
}
