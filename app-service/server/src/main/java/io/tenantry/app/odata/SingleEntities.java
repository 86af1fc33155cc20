package io.tenantry.app.odata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.app.http.Preconditions;
import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.ProblemType;
import io.tenantry.app.odata.model.Model;
import io.tenantry.app.odata.query.Refused;
import io.tenantry.app.odata.query.Row;
import io.tenantry.app.odata.write.EntityValues;
import io.tenantry.app.odata.write.Writer;
import io.tenantry.app.odata.write.Writers;
import java.util.UUID;
import org.apache.olingo.commons.api.ex.ODataRuntimeException;
import org.apache.olingo.commons.api.format.ContentType;
import org.apache.olingo.commons.api.http.HttpHeader;
import org.apache.olingo.commons.api.http.HttpMethod;
import org.apache.olingo.commons.api.http.HttpStatusCode;
import org.apache.olingo.server.api.OData;
import org.apache.olingo.server.api.ODataLibraryException;
import org.apache.olingo.server.api.ODataRequest;
import org.apache.olingo.server.api.ODataResponse;
import org.apache.olingo.server.api.ServiceMetadata;
import org.apache.olingo.server.api.processor.EntityProcessor;
import org.apache.olingo.server.api.uri.UriInfo;

/** Reads and changes one entity. */
final class SingleEntities implements EntityProcessor {

  private final Exchange exchange;
  private final Reads reads;
  private final Writers writers;
  private OData odata;
  private EntityAnswers answers;

  SingleEntities(Exchange exchange, Writers writers) {
    this.exchange = exchange;
    this.reads = new Reads(exchange);
    this.writers = writers;
  }

  @Override
  public void init(OData library, ServiceMetadata model) {
    odata = library;
    answers = new EntityAnswers(library, model, exchange);
  }

  @Override
  public void readEntity(
      ODataRequest request, ODataResponse response, UriInfo uri, ContentType format) {
    Preconditions given = Reads.preconditions(request);
    reads.at(
        uri,
        request.getMethod(),
        (spot, ground) -> {
          if (spot.isEmptyLink(ground)) {
            response.setStatusCode(HttpStatusCode.NO_CONTENT.getStatusCode());
            return spot;
          }
          Row row = reads.one(uri, spot, ground);
          String tag = row.entity().getETag();
          if (tag != null && given.notModified(tag)) {
            response.setStatusCode(HttpStatusCode.NOT_MODIFIED.getStatusCode());
            response.setHeader(HttpHeader.ETAG, tag);
          } else {
            answers.read(response, spot, uri, row, format);
          }
          return spot;
        });
  }

  @Override
  public void createEntity(
      ODataRequest request,
      ODataResponse response,
      UriInfo uri,
      ContentType sentFormat,
      ContentType format) {
    Said said = Said.of(odata, request);
    reads.at(
        uri,
        request.getMethod(),
        (spot, ground) -> {
          if (spot.within()) {
            throw Refused.notSupported("Creating along a path; create it in its entity set");
          }
          Row row = create(spot, sent(request, spot, sentFormat), uri, ground);
          answers.created(response, spot, row, said, format);
          return spot;
        });
  }

  private Row create(Spot spot, ObjectNode values, UriInfo uri, Ground ground) {
    String reference = writers.of(spot.table()).create(values);
    return reads.whole(uri, spot.referring(reads.asked(uri, ground), reference), ground);
  }

  private ObjectNode sent(ODataRequest request, Spot spot, ContentType format) {
    Model model = exchange.model();
    try {
      return EntityValues.of(
          odata
              .createDeserializer(format, model.metadata())
              .entity(request.getBody(), spot.type())
              .getEntity(),
          spot.table(),
          model);
    } catch (ODataLibraryException e) {
      throw new ODataRuntimeException(e);
    }
  }

  /**
   * Changes what there is; what is not there is made, unless the caller says what must be there.
   */
  @Override
  public void updateEntity(
      ODataRequest request,
      ODataResponse response,
      UriInfo uri,
      ContentType sentFormat,
      ContentType format) {
    Said said = Said.of(odata, request);
    Preconditions given = Reads.preconditions(request);
    reads.at(
        uri,
        request.getMethod(),
        (spot, ground) -> {
          Writer writer = writers.of(spot.table());
          ObjectNode values = sent(request, spot, sentFormat);
          if (!spot.within() && !spot.exists(ground)) {
            upsert(response, spot, values, uri, ground, given, said, format);
            return spot;
          }
          Row before = reads.whole(uri, spot, ground);
          String reference = id(before).toString();
          if (request.getMethod() == HttpMethod.PUT) {
            writer.replace(reference, given, values);
          } else {
            writer.change(reference, given, values);
          }
          Row after = reads.whole(uri, spot.referring(reads.asked(uri, ground), reference), ground);
          answers.changed(response, spot, after, said, format);
          return spot;
        });
  }

  private void upsert(
      ODataResponse response,
      Spot spot,
      ObjectNode values,
      UriInfo uri,
      Ground ground,
      Preconditions given,
      Said said,
      ContentType format) {
    if (given.ifMatch().isPresent()) {
      throw new ProblemException(
          ProblemType.VERSION_MISMATCH, "There is no entity of that key, so none to change");
    }
    exchange.demandToInsert(ground);
    values.put("number", Keys.text(uri));
    answers.created(response, spot, create(spot, values, uri, ground), said, format);
  }

  @Override
  public void deleteEntity(ODataRequest request, ODataResponse response, UriInfo uri) {
    Preconditions given = Reads.preconditions(request);
    reads.at(
        uri,
        request.getMethod(),
        (spot, ground) -> {
          Writer writer = writers.of(spot.table());
          writer.delete(id(reads.whole(uri, spot, ground)).toString(), given);
          return spot;
        });
    response.setStatusCode(HttpStatusCode.NO_CONTENT.getStatusCode());
  }

  private static UUID id(Row row) {
    return (UUID) row.entity().getProperty("Id").getValue();
  }
}
