package io.tenantry.app.odata;

import io.tenantry.app.link.EntityPath;
import java.net.URI;
import org.apache.olingo.commons.api.data.ContextURL;
import org.apache.olingo.commons.api.data.ContextURL.Suffix;
import org.apache.olingo.server.api.OData;
import org.apache.olingo.server.api.serializer.SerializerException;
import org.apache.olingo.server.api.uri.UriInfo;

/** What an answer says of itself in {@code @odata.context}. */
final class Contexts {

  private final OData odata;
  private final Exchange exchange;

  Contexts(OData odata, Exchange exchange) {
    this.odata = odata;
    this.exchange = exchange;
  }

  ContextURL of(Spot spot, UriInfo asked, boolean one) throws SerializerException {
    String selected =
        odata
            .createUriHelper()
            .buildContextURLSelectList(
                spot.type(), asked.getExpandOption(), asked.getSelectOption());
    ContextURL.Builder url = start(spot.place()).selectList(selected);
    return (one ? url.suffix(Suffix.ENTITY) : url).build();
  }

  /** Of an entity that was made or changed. */
  ContextURL whole(Spot spot) {
    return start(spot.place()).suffix(Suffix.ENTITY).build();
  }

  /** Of one property of an entity. */
  ContextURL property(EntityPath entity, String name) {
    return start(entity).navOrPropertyPath(name).build();
  }

  ContextURL type(String name) {
    return ContextURL.with().serviceRoot(root()).entitySetOrSingletonOrType(name).build();
  }

  private ContextURL.Builder start(EntityPath place) {
    String below = place.path().substring(exchange.links().odata().path().length());
    return new Below(below).url().serviceRoot(root());
  }

  private URI root() {
    return URI.create(exchange.links().odata().path());
  }

  /** The library puts a context together from parts that it encodes, or not; ours is encoded. */
  private record Below(String path) {

    ContextURL.Builder url() {
      int open = path.indexOf('(');
      if (open < 0) {
        return ContextURL.with().entitySetOrSingletonOrType(path);
      }
      int close = path.indexOf(")/", open);
      String end = close < 0 ? "" : path.substring(close + 2);
      int keyEnd = close < 0 ? path.length() - 1 : close;
      ContextURL.Builder url =
          ContextURL.with()
              .entitySetOrSingletonOrType(path.substring(0, open))
              .keyPath(path.substring(open + 1, keyEnd));
      return end.isEmpty() ? url : url.navOrPropertyPath(end);
    }
  }
}
