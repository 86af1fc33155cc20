package io.tenantry.app.odata;

import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.ProblemType;
import io.tenantry.app.link.RequestTarget;
import io.tenantry.app.odata.query.Listing;
import io.tenantry.app.odata.query.PageOfRows;
import io.tenantry.app.odata.query.Refused;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.olingo.commons.api.format.ContentType;
import org.apache.olingo.commons.api.http.HttpHeader;
import org.apache.olingo.commons.api.http.HttpMethod;
import org.apache.olingo.commons.api.http.HttpStatusCode;
import org.apache.olingo.server.api.OData;
import org.apache.olingo.server.api.ODataRequest;
import org.apache.olingo.server.api.ODataResponse;
import org.apache.olingo.server.api.ServiceMetadata;
import org.apache.olingo.server.api.processor.CountEntityCollectionProcessor;
import org.apache.olingo.server.api.uri.UriInfo;

/** Answers pages of entities, and how many there are. */
final class EntitySets implements CountEntityCollectionProcessor {

  private final Exchange exchange;
  private final Reads reads;
  private OData odata;
  private ServiceMetadata metadata;

  EntitySets(Exchange exchange) {
    this.exchange = exchange;
    this.reads = new Reads(exchange);
  }

  @Override
  public void init(OData library, ServiceMetadata model) {
    odata = library;
    metadata = model;
  }

  @Override
  public void readEntityCollection(
      ODataRequest request, ODataResponse response, UriInfo uri, ContentType format) {
    refuse(uri);
    PageSize size = PageSize.of(odata, request, uri, exchange.config());
    InputStream written =
        reads.at(
            uri,
            HttpMethod.GET,
            (spot, ground) -> {
              Listing listing = listing(spot, uri);
              Long count = isCounted(uri) ? listing.count(ground.statements()) : null;
              listing.ordered(uri.getOrderByOption());
              if (uri.getSkipTokenOption() != null) {
                listing.after(uri.getSkipTokenOption().getValue());
              }
              PageOfRows page = new PageOfRows(listing, skipped(uri), size.rows(), size.canGoOn());
              Pages answer = new Pages(odata, metadata, exchange, uri, format);
              return listing.table().isPresent()
                  ? answer.entities(
                      page,
                      spot,
                      reads.reading(uri, ground, uri.getSelectOption(), uri.getExpandOption()),
                      count,
                      rest -> next(request, uri, ground, size, rest))
                  : answer.results(
                      page,
                      spot,
                      ground.statements(),
                      count,
                      rest -> next(request, uri, ground, size, rest));
            });
    response.setStatusCode(HttpStatusCode.OK.getStatusCode());
    response.setHeader(HttpHeader.CONTENT_TYPE, format.toContentTypeString());
    response.setContent(written);
    size.applied().ifPresent(said -> response.setHeader(HttpHeader.PREFERENCE_APPLIED, said));
  }

  @Override
  public void countEntityCollection(ODataRequest request, ODataResponse response, UriInfo uri) {
    refuse(uri);
    long count =
        reads.at(
            uri, HttpMethod.GET, (spot, ground) -> listing(spot, uri).count(ground.statements()));
    response.setStatusCode(HttpStatusCode.OK.getStatusCode());
    response.setHeader(HttpHeader.CONTENT_TYPE, ContentType.TEXT_PLAIN.toContentTypeString());
    response.setContent(
        new ByteArrayInputStream(String.valueOf(count).getBytes(StandardCharsets.US_ASCII)));
  }

  private static void refuse(UriInfo uri) {
    if (uri.getDeltaTokenOption() != null) {
      throw Refused.notSupported("$deltatoken");
    }
    if (uri.getApplyOption() != null && uri.getExpandOption() != null) {
      throw Refused.notSupported("$expand together with $apply");
    }
  }

  private static Listing listing(Spot spot, UriInfo uri) {
    if (spot.one()) {
      throw new ProblemException(ProblemType.METHOD_NOT_ALLOWED, "This is one entity, not a set");
    }
    return spot.rows().options(uri.getApplyOption(), uri.getFilterOption(), uri.getSearchOption());
  }

  private static boolean isCounted(UriInfo uri) {
    return uri.getCountOption() != null && uri.getCountOption().getValue();
  }

  private static int skipped(UriInfo uri) {
    boolean first = uri.getSkipTokenOption() == null && uri.getSkipOption() != null;
    return first ? uri.getSkipOption().getValue() : 0;
  }

  private URI next(ODataRequest request, UriInfo uri, Ground ground, PageSize size, String rest) {
    Map<String, String> changed = new HashMap<>();
    changed.put("$skiptoken", rest);
    changed.put("$skip", null);
    changed.put("$top", size.left().map(String::valueOf).orElse(null));
    changed.put("company", null);
    boolean named = ground.company().isEmpty() || Spot.isNamed(uri);
    RequestTarget target = new RequestTarget(request.getRawODataPath(), request.getRawQueryPath());
    return exchange
        .links()
        .nextEntities(named ? exchange.links().odata() : ground.path(), target, changed);
  }
}
