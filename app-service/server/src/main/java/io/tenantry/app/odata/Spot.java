package io.tenantry.app.odata;

import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.ProblemType;
import io.tenantry.app.link.EntityPath;
import io.tenantry.app.odata.model.Model;
import io.tenantry.app.odata.model.Navigation;
import io.tenantry.app.odata.model.Table;
import io.tenantry.app.odata.query.Asked;
import io.tenantry.app.odata.query.Listing;
import io.tenantry.app.odata.query.Refused;
import java.util.List;
import java.util.Optional;
import org.apache.olingo.commons.api.edm.EdmEntityType;
import org.apache.olingo.server.api.uri.UriInfo;
import org.apache.olingo.server.api.uri.UriInfoResource;
import org.apache.olingo.server.api.uri.UriParameter;
import org.apache.olingo.server.api.uri.UriResource;
import org.apache.olingo.server.api.uri.UriResourceEntitySet;
import org.apache.olingo.server.api.uri.UriResourceNavigation;

/**
 * What the path of a URL leads to.
 *
 * @param type of the entities
 * @param rows those that are meant
 * @param place of the entities, without their keys
 * @param one whether one entity is meant
 * @param within whether other entities are on the way
 */
record Spot(
    Table table, EdmEntityType type, Listing rows, EntityPath place, boolean one, boolean within) {

  /** The company that the path names, or else the query. */
  static Optional<String> company(UriInfo uri) {
    UriResourceEntitySet first = set(uri.asUriInfoResource());
    if (!isNamed(uri)) {
      return uri.getCustomQueryOptions().stream()
          .filter(option -> option.getName().equals("company"))
          .map(option -> option.getText())
          .findFirst();
    }
    return Optional.of(Keys.text(first.getKeyPredicates()));
  }

  /** Whether the path names a company. */
  static boolean isNamed(UriInfo uri) {
    UriResourceEntitySet first = set(uri.asUriInfoResource());
    return isCompanies(first) && !first.getKeyPredicates().isEmpty();
  }

  /** Whether the path leads to companies, not into one. */
  static boolean isOutside(UriInfoResource path) {
    List<UriResource> parts = path.getUriResourceParts();
    return isCompanies(set(path))
        && (parts.size() == 1 || !(parts.get(1) instanceof UriResourceNavigation));
  }

  private static boolean isCompanies(UriResourceEntitySet set) {
    return set.getEntitySet().getName().equals(Model.COMPANY);
  }

  private static UriResourceEntitySet set(UriInfoResource path) {
    if (path.getUriResourceParts().get(0) instanceof UriResourceEntitySet set) {
      return set;
    }
    throw Refused.notSupported("A path that begins with no entity set");
  }

  /**
   * @throws ProblemException {@code unknown-entity} if there is nothing on the way
   */
  static Spot find(UriInfoResource path, Asked asked, Ground ground) {
    UriResourceEntitySet set = set(path);
    List<UriResource> parts = path.getUriResourceParts();
    if (isCompanies(set) && !isOutside(path)) {
      UriResourceNavigation first = (UriResourceNavigation) parts.get(1);
      return along(
          parts,
          2,
          start(asked, ground, first.getProperty().getType().getName(), first),
          asked,
          ground);
    }
    Table table = asked.model().table(set.getEntityType());
    Spot start =
        keyed(
            new Spot(
                table,
                set.getEntityType(),
                new Listing(asked, table),
                ground.path().to(set.getEntitySet().getName()),
                false,
                false),
            set.getKeyPredicates());
    return along(parts, 1, start, asked, ground);
  }

  private static Spot start(
      Asked asked, Ground ground, String entity, UriResourceNavigation first) {
    EdmEntityType type = (EdmEntityType) first.getProperty().getType();
    Table table = asked.model().table(type);
    Spot all =
        new Spot(table, type, new Listing(asked, table), ground.path().to(entity), false, false);
    return keyed(all, first.getKeyPredicates());
  }

  private static Spot keyed(Spot spot, List<UriParameter> key) {
    return key.isEmpty()
        ? spot
        : new Spot(spot.table, spot.type, spot.rows.keyed(key), spot.place, true, spot.within);
  }

  private static Spot along(
      List<UriResource> parts, int next, Spot spot, Asked asked, Ground ground) {
    if (next >= parts.size() || !(parts.get(next) instanceof UriResourceNavigation step)) {
      return spot;
    }
    return along(parts, next + 1, spot.step(step, asked, ground), asked, ground);
  }

  private Spot step(UriResourceNavigation step, Asked asked, Ground ground) {
    if (step.getTypeFilterOnCollection() != null || step.getTypeFilterOnEntry() != null) {
      throw Refused.notSupported("A type in the path");
    }
    Navigation navigation =
        table.navigation(step.getProperty().getName()).orElseThrow(Spot::unknown);
    Object value = rows.link(navigation, ground.statements()).orElseThrow(Spot::unknown);
    Table target = asked.model().target(navigation);
    EdmEntityType targetType = (EdmEntityType) step.getProperty().getType();
    Spot next =
        new Spot(
            target,
            targetType,
            value == Listing.NOTHING
                ? new Listing(asked, target).none()
                : new Listing(asked, target).belonging(navigation, value),
            navigation.part()
                ? whole(asked, ground).to(navigation.property())
                : ground.path().to(targetType.getName()),
            !navigation.many(),
            true);
    return keyed(next, step.getKeyPredicates());
  }

  /** Path of the one entity that this is. */
  private EntityPath whole(Asked asked, Ground ground) {
    return rows.key(ground.statements()).map(place::key).orElseThrow(Spot::unknown);
  }

  /** Whether something is there. */
  boolean exists(Ground ground) {
    return rows.key(ground.statements()).isPresent();
  }

  /** Whether the path ends with a link that leads nowhere, which is no mistake. */
  boolean isEmptyLink(Ground ground) {
    return one && within && !exists(ground);
  }

  /** The one of the same set with that number or id. */
  Spot referring(Asked asked, String reference) {
    return new Spot(
        table, type, new Listing(asked, table).referring(reference), place, true, within);
  }

  static ProblemException unknown() {
    return new ProblemException(
        ProblemType.UNKNOWN_ENTITY,
        "Nothing in this company has that key, or it belongs elsewhere");
  }
}
