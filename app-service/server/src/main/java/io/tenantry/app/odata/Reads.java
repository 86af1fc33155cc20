package io.tenantry.app.odata;

import io.tenantry.app.http.Preconditions;
import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.ProblemType;
import io.tenantry.app.odata.query.Asked;
import io.tenantry.app.odata.query.Expansion;
import io.tenantry.app.odata.query.Reading;
import io.tenantry.app.odata.query.Row;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.apache.olingo.commons.api.http.HttpHeader;
import org.apache.olingo.commons.api.http.HttpMethod;
import org.apache.olingo.server.api.ODataRequest;
import org.apache.olingo.server.api.uri.UriInfo;
import org.apache.olingo.server.api.uri.UriInfoResource;
import org.apache.olingo.server.api.uri.queryoption.ExpandOption;
import org.apache.olingo.server.api.uri.queryoption.SelectOption;

/** What reading has in common, whatever is read. */
final class Reads {

  private final Exchange exchange;

  Reads(Exchange exchange) {
    this.exchange = exchange;
  }

  /** Finds what the path leads to, and works with it in its transaction. */
  <T> T at(UriInfo uri, HttpMethod method, BiFunction<Spot, Ground, T> work) {
    UriInfoResource path = uri.asUriInfoResource();
    if (Spot.isOutside(path)) {
      exchange.demand(Claim.of(path, method, exchange.model()));
      return exchange.outside(ground -> work.apply(readable(find(uri, ground)), ground));
    }
    Optional<String> company = Spot.company(uri);
    exchange.demand(Claim.of(path, method, exchange.model()));
    return exchange.in(company, ground -> work.apply(find(uri, ground), ground));
  }

  /** Of companies those that the user may see. */
  private Spot readable(Spot companies) {
    if (!exchange.grant().everywhere()) {
      companies.rows().among(exchange.grant().companies());
    }
    return companies;
  }

  private Spot find(UriInfo uri, Ground ground) {
    return Spot.find(uri.asUriInfoResource(), asked(uri, ground), ground);
  }

  Asked asked(UriInfo uri, Ground ground) {
    return new Asked(
        exchange.model(),
        uri.getAliases(),
        table -> ground.company().ifPresent(in -> exchange.reached(table, in.id())));
  }

  Reading reading(UriInfo uri, Ground ground, SelectOption select, ExpandOption expand) {
    Asked asked = asked(uri, ground);
    Expansion expansion =
        new Expansion(asked, ground.statements(), ground.path(), exchange.config().mostBelonging());
    return new Reading(asked, ground.statements(), expansion, select, expand);
  }

  /**
   * The entity that is meant.
   *
   * @throws ProblemException {@code unknown-entity}, {@code ambiguous-key}
   */
  Row one(UriInfo uri, Spot spot, Ground ground) {
    return only(
        reading(uri, ground, uri.getSelectOption(), uri.getExpandOption())
            .all(spot.rows(), spot.place()));
  }

  /** The same, with all its properties. */
  Row whole(UriInfo uri, Spot spot, Ground ground) {
    return only(reading(uri, ground, null, null).all(spot.rows(), spot.place()));
  }

  private static Row only(List<Row> rows) {
    if (rows.size() > 1) {
      throw new ProblemException(
          ProblemType.AMBIGUOUS_KEY,
          "Documents of two kinds have this number; $filter by Number and Kind finds each");
    }
    return rows.stream().findFirst().orElseThrow(Spot::unknown);
  }

  static Preconditions preconditions(ODataRequest request) {
    return Preconditions.of(
        request.getHeader(HttpHeader.IF_MATCH), request.getHeader(HttpHeader.IF_NONE_MATCH));
  }
}
