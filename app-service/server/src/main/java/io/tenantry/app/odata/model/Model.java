package io.tenantry.app.odata.model;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.olingo.commons.api.edm.EdmType;
import org.apache.olingo.commons.api.edmx.EdmxReference;
import org.apache.olingo.commons.api.edmx.EdmxReferenceInclude;
import org.apache.olingo.server.api.OData;
import org.apache.olingo.server.api.ServiceMetadata;

/**
 * The entity sets of one state of a release's web services, and what can be reached from them.
 * Immutable and shared by requests of all tenants on the release.
 */
public final class Model {

  /** Holds a company's entity sets; there is always one. */
  public static final String COMPANY = "Company";

  private final Map<String, Table> sets;
  private final Map<String, Table> entities;
  private final ServiceMetadata metadata;

  /**
   * @param services as published; of two that want the same name the first one gets it, and none
   *     gets the name of something else
   */
  Model(int release, Collection<WebService> services) {
    sets = setsOf(release, services);
    entities = entitiesOf(release, sets);
    metadata = OData.newInstance().createServiceMetadata(new Schema(this), vocabularies());
  }

  private static Map<String, Table> setsOf(int release, Collection<WebService> services) {
    Map<String, Table> sets = new LinkedHashMap<>();
    for (WebService service : services) {
      Optional<Table> table = Tables.offered(service.table(), release);
      if (service.published() && table.isPresent() && !Tables.isReserved(service.entity())) {
        sets.putIfAbsent(service.entity(), table.get());
      }
    }
    return sets;
  }

  private static Map<String, Table> entitiesOf(int release, Map<String, Table> sets) {
    Map<String, Table> entities = new LinkedHashMap<>(sets);
    entities.put(COMPANY, Registers.COMPANY);
    Tables.parts(release).forEach(part -> entities.put(part.entity(), part));
    return entities;
  }

  private static List<EdmxReference> vocabularies() {
    return Capabilities.VOCABULARIES.entrySet().stream()
        .map(
            vocabulary -> {
              EdmxReference reference = new EdmxReference(vocabulary.getValue());
              reference.addInclude(new EdmxReferenceInclude(vocabulary.getKey()));
              return reference;
            })
        .toList();
  }

  /** Tables of a company, by the names of their entity sets. */
  public Map<String, Table> sets() {
    return sets;
  }

  /** All that have a type of their own, by its name. */
  Map<String, Table> entities() {
    return entities;
  }

  public ServiceMetadata metadata() {
    return metadata;
  }

  public Table company() {
    return Registers.COMPANY;
  }

  /** The table whose rows are entities of the type. */
  public Table table(EdmType type) {
    return entities.get(type.getName());
  }

  /** The name under which rows of the table are known, if they are. */
  public Optional<String> entity(String table) {
    return entities.entrySet().stream()
        .filter(entity -> entity.getValue().name().equals(table))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Those that lead to something that is offered. */
  public List<Navigation> navigations(Table table) {
    return table.navigations().stream().filter(one -> entity(one.target()).isPresent()).toList();
  }

  public Table target(Navigation navigation) {
    return entities.values().stream()
        .filter(table -> table.name().equals(navigation.target()))
        .findFirst()
        .orElseThrow();
  }
}
