package io.tenantry.app.odata;

import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.ProblemType;
import io.tenantry.app.odata.query.PageOfRows;
import io.tenantry.app.odata.query.PageOfRows.Receiver;
import io.tenantry.app.odata.query.Reading;
import io.tenantry.app.odata.query.Refused;
import io.tenantry.app.odata.query.Row;
import io.tenantry.app.odata.query.Statements;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;
import org.apache.olingo.commons.api.data.Entity;
import org.apache.olingo.commons.api.data.EntityCollection;
import org.apache.olingo.commons.api.data.EntityIterator;
import org.apache.olingo.commons.api.ex.ODataRuntimeException;
import org.apache.olingo.commons.api.format.ContentType;
import org.apache.olingo.server.api.OData;
import org.apache.olingo.server.api.ODataLibraryException;
import org.apache.olingo.server.api.ServiceMetadata;
import org.apache.olingo.server.api.serializer.EdmAssistedSerializerOptions;
import org.apache.olingo.server.api.serializer.EntityCollectionSerializerOptions;
import org.apache.olingo.server.api.uri.UriInfo;

/** Writes pages. */
final class Pages {

  private final OData odata;
  private final ServiceMetadata metadata;
  private final Exchange exchange;
  private final UriInfo uri;
  private final ContentType format;

  Pages(OData odata, ServiceMetadata metadata, Exchange exchange, UriInfo uri, ContentType format) {
    this.odata = odata;
    this.metadata = metadata;
    this.exchange = exchange;
    this.uri = uri;
    this.format = format;
  }

  /**
   * Entities, one after the other as they are read.
   *
   * @param count null if nobody asks
   * @param next makes the link to what follows
   */
  InputStream entities(
      PageOfRows page, Spot spot, Reading reading, Long count, Function<String, URI> next) {
    return exchange
        .spool()
        .keep(
            out ->
                reading.page(
                    page,
                    spot.place(),
                    source -> {
                      Iteration entities = new Iteration(source, next);
                      entities.setCount(count == null ? null : Math.toIntExact(count));
                      write(spot, entities, out);
                    }));
  }

  private void write(Spot spot, EntityIterator entities, OutputStream out) {
    try {
      EntityCollectionSerializerOptions options =
          EntityCollectionSerializerOptions.with()
              .contextURL(new Contexts(odata, exchange).of(spot, uri, false))
              .count(uri.getCountOption())
              .expand(uri.getExpandOption())
              .select(uri.getSelectOption())
              .writeContentErrorCallback(
                  (failure, channel) -> {
                    throw new ODataRuntimeException(failure.getODataLibraryException());
                  })
              .build();
      odata
          .createSerializer(format)
          .entityCollectionStreamed(metadata, spot.type(), entities, options)
          .getODataContent()
          .write(out);
    } catch (ODataLibraryException e) {
      throw new ODataRuntimeException(e);
    }
  }

  /** What {@code $apply} made; at most as much as fits on a page. */
  InputStream results(
      PageOfRows page, Spot spot, Statements statements, Long count, Function<String, URI> next) {
    if (uri.getSelectOption() != null) {
      throw Refused.notSupported("$select after groupby and aggregate");
    }
    if (!format.isCompatible(ContentType.APPLICATION_JSON)) {
      // A name such as Buyer/Country is no name of an XML element.
      throw new ProblemException(
          ProblemType.NOT_ACCEPTABLE, "What groupby and aggregate make is answered as JSON");
    }
    EntityCollection all = new EntityCollection();
    page.results(
        statements,
        source -> {
          for (Optional<Row> row = source.next(); row.isPresent(); row = source.next()) {
            all.getEntities().add(row.get().entity());
          }
          source.rest().ifPresent(rest -> all.setNext(next.apply(rest.toString())));
        });
    all.setCount(count == null ? null : Math.toIntExact(count));
    try {
      return odata
          .createEdmAssistedSerializer(format)
          .entityCollection(
              metadata,
              spot.type(),
              all,
              EdmAssistedSerializerOptions.with()
                  .contextURL(new Contexts(odata, exchange).of(spot, uri, false))
                  .build())
          .getContent();
    } catch (ODataLibraryException e) {
      throw new ODataRuntimeException(e);
    }
  }

  /** Rows as the library wants them. */
  private static final class Iteration extends EntityIterator {

    private final Receiver.Source source;
    private final Function<String, URI> link;
    private Optional<Row> following;

    Iteration(Receiver.Source source, Function<String, URI> link) throws SQLException {
      this.source = source;
      this.link = link;
      this.following = source.next();
    }

    @Override
    public boolean hasNext() {
      return following.isPresent();
    }

    @Override
    public Entity next() {
      Row row = following.orElseThrow();
      try {
        following = source.next();
      } catch (SQLException e) {
        throw new ODataRuntimeException(e);
      }
      return row.entity();
    }

    @Override
    public URI getNext() {
      return source.rest().map(rest -> link.apply(rest.toString())).orElse(null);
    }
  }
}
