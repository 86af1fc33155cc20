package io.tenantry.app.odata;

import io.tenantry.app.odata.model.Operations;
import io.tenantry.app.odata.model.Table;
import io.tenantry.app.odata.query.Listing;
import io.tenantry.app.odata.query.Refused;
import io.tenantry.app.odata.query.Row;
import io.tenantry.app.odata.write.Postings;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import org.apache.olingo.commons.api.data.Parameter;
import org.apache.olingo.commons.api.edm.EdmAction;
import org.apache.olingo.commons.api.edm.EdmEntityType;
import org.apache.olingo.commons.api.edm.EdmPrimitiveTypeException;
import org.apache.olingo.commons.api.edm.EdmPrimitiveTypeKind;
import org.apache.olingo.commons.api.ex.ODataRuntimeException;
import org.apache.olingo.commons.api.format.ContentType;
import org.apache.olingo.commons.core.edm.primitivetype.EdmPrimitiveTypeFactory;
import org.apache.olingo.server.api.OData;
import org.apache.olingo.server.api.ODataLibraryException;
import org.apache.olingo.server.api.ODataRequest;
import org.apache.olingo.server.api.ODataResponse;
import org.apache.olingo.server.api.ServiceMetadata;
import org.apache.olingo.server.api.processor.ActionEntityProcessor;
import org.apache.olingo.server.api.uri.UriInfo;
import org.apache.olingo.server.api.uri.UriResourceAction;

/** Posts: {@code SalesOrder('SO-00001')/Tenantry.Post}. */
final class Actions implements ActionEntityProcessor {

  private static final String KEY = "Idempotency-Key";

  private final Reads reads;
  private final Exchange exchange;
  private final Postings postings;
  private OData odata;
  private EntityAnswers answers;

  Actions(Exchange exchange, Postings postings) {
    this.exchange = exchange;
    this.reads = new Reads(exchange);
    this.postings = postings;
  }

  @Override
  public void init(OData library, ServiceMetadata model) {
    odata = library;
    answers = new EntityAnswers(library, model, exchange);
  }

  @Override
  public void processActionEntity(
      ODataRequest request,
      ODataResponse response,
      UriInfo uri,
      ContentType sentFormat,
      ContentType format) {
    EdmAction action = action(uri);
    Optional<LocalDate> date = postingDate(request, action, sentFormat);
    reads.at(
        uri,
        request.getMethod(),
        (spot, ground) -> {
          if (!spot.one()) {
            throw Refused.notSupported("An action on a whole set");
          }
          Row subject = reads.whole(uri, spot, ground);
          if (subject.entity().getETag() != null) {
            Reads.preconditions(request).requireMatch(subject.entity().getETag());
          }
          String id = subject.entity().getProperty("Id").getValue().toString();
          String result = postings.run(action.getName(), id, request.getHeader(KEY), date);
          Spot made = made(action, result, uri, ground);
          answers.whole(response, made, reads.whole(uri, made, ground), format);
          return made;
        });
  }

  private static EdmAction action(UriInfo uri) {
    int last = uri.getUriResourceParts().size() - 1;
    return ((UriResourceAction) uri.getUriResourceParts().get(last)).getAction();
  }

  private Optional<LocalDate> postingDate(
      ODataRequest request, EdmAction action, ContentType format) {
    try {
      Map<String, Parameter> parameters =
          odata
              .createDeserializer(format)
              .actionParameters(request.getBody(), action)
              .getActionParameters();
      return Optional.ofNullable(parameters.get(Operations.POSTING_DATE))
          .filter(parameter -> parameter.getValue() != null)
          .map(parameter -> date(parameter.getValue()));
    } catch (ODataLibraryException e) {
      throw new ODataRuntimeException(e);
    }
  }

  /** The library gives the day in one of several types. */
  private static LocalDate date(Object value) {
    try {
      return LocalDate.parse(
          EdmPrimitiveTypeFactory.getInstance(EdmPrimitiveTypeKind.Date)
              .valueToString(value, true, null, null, null, true));
    } catch (EdmPrimitiveTypeException | DateTimeParseException e) {
      throw Refused.invalid(Operations.POSTING_DATE, "is not a day of the calendar");
    }
  }

  private Spot made(EdmAction action, String reference, UriInfo uri, Ground ground) {
    EdmEntityType type = (EdmEntityType) action.getReturnType().getType();
    Table table = exchange.model().table(type);
    Listing listing = new Listing(reads.asked(uri, ground), table).referring(reference);
    return new Spot(table, type, listing, ground.path().to(type.getName()), true, false);
  }
}
