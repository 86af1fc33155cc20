package io.tenantry.app.odata;

import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.ProblemType;
import io.tenantry.app.odata.model.Navigation;
import io.tenantry.app.odata.query.Row;
import java.math.BigDecimal;
import org.apache.olingo.commons.api.data.Property;
import org.apache.olingo.commons.api.data.ValueType;
import org.apache.olingo.commons.api.edm.EdmPrimitiveType;
import org.apache.olingo.commons.api.edm.EdmReturnType;
import org.apache.olingo.commons.api.format.ContentType;
import org.apache.olingo.commons.api.http.HttpHeader;
import org.apache.olingo.commons.api.http.HttpMethod;
import org.apache.olingo.commons.api.http.HttpStatusCode;
import org.apache.olingo.server.api.OData;
import org.apache.olingo.server.api.ODataLibraryException;
import org.apache.olingo.server.api.ODataRequest;
import org.apache.olingo.server.api.ODataResponse;
import org.apache.olingo.server.api.ServiceMetadata;
import org.apache.olingo.server.api.processor.PrimitiveValueProcessor;
import org.apache.olingo.server.api.serializer.PrimitiveSerializerOptions;
import org.apache.olingo.server.api.serializer.PrimitiveValueSerializerOptions;
import org.apache.olingo.server.api.uri.UriInfo;
import org.apache.olingo.server.api.uri.UriResource;
import org.apache.olingo.server.api.uri.UriResourceFunction;
import org.apache.olingo.server.api.uri.UriResourcePrimitiveProperty;

/** Answers one value: a property, or what a function says. */
final class Values implements PrimitiveValueProcessor {

  private final Exchange exchange;
  private final Reads reads;
  private final Calculations calculations;
  private OData odata;
  private ServiceMetadata metadata;

  Values(Exchange exchange, Calculations calculations) {
    this.exchange = exchange;
    this.reads = new Reads(exchange);
    this.calculations = calculations;
  }

  @Override
  public void init(OData library, ServiceMetadata model) {
    odata = library;
    metadata = model;
  }

  /**
   * @param maxLength of a text, in the model; null is unknown
   * @param scale decimals of a number
   * @param tag of the entity; null if it has none
   */
  private record Value(
      Row row,
      Property property,
      EdmPrimitiveType type,
      Integer maxLength,
      Integer precision,
      Integer scale,
      String tag) {}

  @Override
  public void readPrimitive(
      ODataRequest request, ODataResponse response, UriInfo uri, ContentType format)
      throws ODataLibraryException {
    Value value = value(uri, 1);
    if (isEmpty(value, response)) {
      return;
    }
    PrimitiveSerializerOptions options =
        PrimitiveSerializerOptions.with()
            .contextURL(
                new Contexts(odata, exchange)
                    .property(value.row().path(), value.property().getName()))
            .nullable(true)
            .maxLength(value.maxLength())
            .precision(value.precision())
            .scale(value.scale())
            .build();
    response.setContent(
        odata
            .createSerializer(format)
            .primitive(metadata, value.type(), value.property(), options)
            .getContent());
    response.setHeader(HttpHeader.CONTENT_TYPE, format.toContentTypeString());
  }

  @Override
  public void readPrimitiveValue(
      ODataRequest request, ODataResponse response, UriInfo uri, ContentType format)
      throws ODataLibraryException {
    Value value = value(uri, 2);
    if (isEmpty(value, response)) {
      return;
    }
    response.setContent(
        odata
            .createFixedFormatSerializer()
            .primitiveValue(
                value.type(),
                value.property().getValue(),
                PrimitiveValueSerializerOptions.with()
                    .nullable(true)
                    .maxLength(value.maxLength())
                    .precision(value.precision())
                    .scale(value.scale())
                    .build()));
    response.setHeader(HttpHeader.CONTENT_TYPE, format.toContentTypeString());
  }

  private static boolean isEmpty(Value value, ODataResponse response) {
    boolean empty = value.property().getValue() == null;
    response.setStatusCode((empty ? HttpStatusCode.NO_CONTENT : HttpStatusCode.OK).getStatusCode());
    if (value.tag() != null) {
      response.setHeader(HttpHeader.ETAG, value.tag());
    }
    return empty;
  }

  /**
   * @param end how far from its end the path has the property
   */
  private Value value(UriInfo uri, int end) {
    UriResource part = uri.getUriResourceParts().get(uri.getUriResourceParts().size() - end);
    return reads.at(
        uri,
        HttpMethod.GET,
        (spot, ground) -> {
          if (!spot.one()) {
            throw new ProblemException(
                ProblemType.METHOD_NOT_ALLOWED, "A set has no property; name one by its key");
          }
          Row row = reads.whole(uri, spot, ground);
          return part instanceof UriResourceFunction function
              ? calculated(function, row, spot, ground)
              : property((UriResourcePrimitiveProperty) part, row);
        });
  }

  private static Value property(UriResourcePrimitiveProperty part, Row row) {
    Property property = row.entity().getProperty(part.getProperty().getName());
    return new Value(
        row,
        property,
        (EdmPrimitiveType) part.getType(),
        part.getProperty().getMaxLength(),
        part.getProperty().getPrecision(),
        part.getProperty().getScale(),
        row.entity().getETag());
  }

  /** A balance tells of entries. */
  private Value calculated(UriResourceFunction function, Row row, Spot spot, Ground ground) {
    Navigation entries = spot.table().navigation("Entries").orElseThrow();
    exchange.reached(exchange.model().target(entries), ground.id());
    BigDecimal result = calculations.of(function.getFunction().getName(), row);
    Property property =
        new Property(null, function.getFunction().getName(), ValueType.PRIMITIVE, result);
    EdmReturnType type = function.getFunction().getReturnType();
    return new Value(
        row,
        property,
        (EdmPrimitiveType) type.getType(),
        type.getMaxLength(),
        type.getPrecision(),
        type.getScale(),
        null);
  }

  @Override
  public void updatePrimitive(
      ODataRequest request,
      ODataResponse response,
      UriInfo uri,
      ContentType requestFormat,
      ContentType responseFormat) {
    throw refused();
  }

  @Override
  public void deletePrimitive(ODataRequest request, ODataResponse response, UriInfo uri) {
    throw refused();
  }

  @Override
  public void updatePrimitiveValue(
      ODataRequest request,
      ODataResponse response,
      UriInfo uri,
      ContentType requestFormat,
      ContentType responseFormat) {
    throw refused();
  }

  @Override
  public void deletePrimitiveValue(ODataRequest request, ODataResponse response, UriInfo uri) {
    throw refused();
  }

  private static ProblemException refused() {
    return new ProblemException(
        ProblemType.METHOD_NOT_ALLOWED, "A property is changed with its entity: PATCH that");
  }
}
