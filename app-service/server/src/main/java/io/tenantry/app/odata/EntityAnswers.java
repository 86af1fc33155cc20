package io.tenantry.app.odata;

import io.tenantry.app.odata.query.Row;
import org.apache.olingo.commons.api.data.ContextURL;
import org.apache.olingo.commons.api.ex.ODataRuntimeException;
import org.apache.olingo.commons.api.format.ContentType;
import org.apache.olingo.commons.api.http.HttpHeader;
import org.apache.olingo.commons.api.http.HttpStatusCode;
import org.apache.olingo.server.api.OData;
import org.apache.olingo.server.api.ODataLibraryException;
import org.apache.olingo.server.api.ODataResponse;
import org.apache.olingo.server.api.ServiceMetadata;
import org.apache.olingo.server.api.serializer.EntitySerializerOptions;
import org.apache.olingo.server.api.uri.UriInfo;

/** Writes one entity, or that it was made or changed. */
final class EntityAnswers {

  private final OData odata;
  private final ServiceMetadata metadata;
  private final Contexts contexts;

  EntityAnswers(OData odata, ServiceMetadata metadata, Exchange exchange) {
    this.odata = odata;
    this.metadata = metadata;
    this.contexts = new Contexts(odata, exchange);
  }

  void read(ODataResponse response, Spot spot, UriInfo uri, Row row, ContentType format) {
    try {
      EntitySerializerOptions options =
          EntitySerializerOptions.with()
              .contextURL(contexts.of(spot, uri, true))
              .select(uri.getSelectOption())
              .expand(uri.getExpandOption())
              .build();
      write(response, spot, row, format, options);
    } catch (ODataLibraryException e) {
      throw new ODataRuntimeException(e);
    }
  }

  /** All of it, unless the caller prefers less. */
  void created(ODataResponse response, Spot spot, Row row, Said said, ContentType format) {
    response.setHeader(HttpHeader.LOCATION, row.path().uri().toString());
    if (said == Said.MINIMAL) {
      nothing(response, row);
    } else {
      whole(response, spot, row, format);
      response.setStatusCode(HttpStatusCode.CREATED.getStatusCode());
    }
    applied(response, said);
  }

  /** Nothing of it, unless the caller prefers all. */
  void changed(ODataResponse response, Spot spot, Row row, Said said, ContentType format) {
    if (said == Said.REPRESENTATION) {
      whole(response, spot, row, format);
    } else {
      nothing(response, row);
    }
    applied(response, said);
  }

  void whole(ODataResponse response, Spot spot, Row row, ContentType format) {
    ContextURL context = contexts.whole(spot);
    write(response, spot, row, format, EntitySerializerOptions.with().contextURL(context).build());
  }

  private void write(
      ODataResponse response,
      Spot spot,
      Row row,
      ContentType format,
      EntitySerializerOptions options) {
    try {
      response.setContent(
          odata
              .createSerializer(format)
              .entity(metadata, spot.type(), row.entity(), options)
              .getContent());
    } catch (ODataLibraryException e) {
      throw new ODataRuntimeException(e);
    }
    response.setStatusCode(HttpStatusCode.OK.getStatusCode());
    response.setHeader(HttpHeader.CONTENT_TYPE, format.toContentTypeString());
    tag(response, row);
  }

  private static void nothing(ODataResponse response, Row row) {
    response.setStatusCode(HttpStatusCode.NO_CONTENT.getStatusCode());
    response.setHeader(HttpHeader.ODATA_ENTITY_ID, row.path().uri().toString());
    tag(response, row);
  }

  private static void tag(ODataResponse response, Row row) {
    if (row.entity().getETag() != null) {
      response.setHeader(HttpHeader.ETAG, row.entity().getETag());
    }
  }

  private static void applied(ODataResponse response, Said said) {
    if (said != Said.NOTHING) {
      response.setHeader(HttpHeader.PREFERENCE_APPLIED, said.preference());
    }
  }
}
