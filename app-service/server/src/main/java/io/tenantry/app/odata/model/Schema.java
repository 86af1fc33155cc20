package io.tenantry.app.odata.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.olingo.commons.api.edm.FullQualifiedName;
import org.apache.olingo.commons.api.edm.provider.CsdlAbstractEdmProvider;
import org.apache.olingo.commons.api.edm.provider.CsdlAction;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityContainer;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityContainerInfo;
import org.apache.olingo.commons.api.edm.provider.CsdlEntitySet;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityType;
import org.apache.olingo.commons.api.edm.provider.CsdlFunction;
import org.apache.olingo.commons.api.edm.provider.CsdlNavigationProperty;
import org.apache.olingo.commons.api.edm.provider.CsdlNavigationPropertyBinding;
import org.apache.olingo.commons.api.edm.provider.CsdlProperty;
import org.apache.olingo.commons.api.edm.provider.CsdlPropertyRef;
import org.apache.olingo.commons.api.edm.provider.CsdlSchema;
import org.apache.olingo.commons.api.edm.provider.CsdlTerm;

/** Says a {@link Model} in the words of the library: what {@code $metadata} shows. */
final class Schema extends CsdlAbstractEdmProvider {

  static final String NAMESPACE = "Tenantry";

  private static final FullQualifiedName CONTAINER = new FullQualifiedName(NAMESPACE, "Container");

  private final Model model;
  private final Map<String, Table> entities;

  Schema(Model model) {
    this.model = model;
    this.entities = model.entities();
  }

  static FullQualifiedName named(String name) {
    return new FullQualifiedName(NAMESPACE, name);
  }

  @Override
  public CsdlEntityType getEntityType(FullQualifiedName name) {
    Table table = NAMESPACE.equals(name.getNamespace()) ? entities.get(name.getName()) : null;
    return table == null ? null : type(name.getName(), table);
  }

  private CsdlEntityType type(String name, Table table) {
    return new CsdlEntityType()
        .setName(name)
        .setKey(table.key().stream().map(key -> new CsdlPropertyRef().setName(key)).toList())
        .setProperties(table.columns().stream().map(Schema::property).toList())
        .setNavigationProperties(name.equals(Model.COMPANY) ? contained() : navigations(table));
  }

  private static CsdlProperty property(Column column) {
    CsdlProperty property =
        new CsdlProperty()
            .setName(column.property())
            .setType(column.kind().edm().getFullQualifiedName())
            .setNullable(column.nullable());
    if (column.maxLength() > 0) {
      property.setMaxLength(column.maxLength());
    }
    if (column.kind() == Kind.DECIMAL) {
      property.setPrecision(column.precision()).setScale(column.scale());
    }
    if (column.kind() == Kind.TIMESTAMP) {
      property.setPrecision(6);
    }
    return property.setAnnotations(Capabilities.of(column));
  }

  private List<CsdlNavigationProperty> contained() {
    return model.sets().keySet().stream()
        .map(
            set ->
                new CsdlNavigationProperty()
                    .setName(set)
                    .setType(named(set))
                    .setCollection(true)
                    .setContainsTarget(true))
        .toList();
  }

  private List<CsdlNavigationProperty> navigations(Table table) {
    return model.navigations(table).stream()
        .map(
            one ->
                new CsdlNavigationProperty()
                    .setName(one.property())
                    .setType(named(model.entity(one.target()).orElseThrow()))
                    .setCollection(one.many())
                    .setContainsTarget(one.part())
                    .setNullable(true))
        .toList();
  }

  @Override
  public CsdlEntitySet getEntitySet(FullQualifiedName container, String name) {
    boolean known = name.equals(Model.COMPANY) || model.sets().containsKey(name);
    return CONTAINER.equals(container) && known ? set(name, entities.get(name)) : null;
  }

  private CsdlEntitySet set(String name, Table table) {
    return new CsdlEntitySet()
        .setName(name)
        .setType(named(name))
        .setNavigationPropertyBindings(bindings(table))
        .setAnnotations(Capabilities.of(model, table));
  }

  private List<CsdlNavigationPropertyBinding> bindings(Table table) {
    return model.navigations(table).stream()
        .filter(one -> !one.part())
        .map(
            one ->
                new CsdlNavigationPropertyBinding()
                    .setPath(one.property())
                    .setTarget(model.entity(one.target()).orElseThrow()))
        .toList();
  }

  @Override
  public CsdlEntityContainer getEntityContainer() {
    List<CsdlEntitySet> sets = new ArrayList<>();
    sets.add(getEntitySet(CONTAINER, Model.COMPANY));
    model.sets().keySet().forEach(name -> sets.add(getEntitySet(CONTAINER, name)));
    CsdlEntityContainer container = new CsdlEntityContainer();
    container.setName(CONTAINER.getName());
    container.setEntitySets(sets);
    container.setAnnotations(Capabilities.ofAll());
    return container;
  }

  @Override
  public CsdlEntityContainerInfo getEntityContainerInfo(FullQualifiedName name) {
    return name == null || name.equals(CONTAINER)
        ? new CsdlEntityContainerInfo().setContainerName(CONTAINER)
        : null;
  }

  @Override
  public List<CsdlAction> getActions(FullQualifiedName name) {
    return Operations.actions(model).stream()
        .filter(action -> named(action.getName()).equals(name))
        .toList();
  }

  @Override
  public List<CsdlFunction> getFunctions(FullQualifiedName name) {
    return Operations.functions(model).stream()
        .filter(function -> named(function.getName()).equals(name))
        .toList();
  }

  @Override
  public CsdlTerm getTerm(FullQualifiedName name) {
    return Capabilities.VOCABULARIES.containsKey(name.getNamespace())
        ? new CsdlTerm().setName(name.getName())
        : null;
  }

  @Override
  public List<CsdlSchema> getSchemas() {
    CsdlSchema schema = new CsdlSchema().setNamespace(NAMESPACE);
    schema.setEntityTypes(
        entities.entrySet().stream().map(e -> type(e.getKey(), e.getValue())).toList());
    schema.setActions(Operations.actions(model));
    schema.setFunctions(Operations.functions(model));
    schema.setEntityContainer(getEntityContainer());
    return List.of(schema);
  }
}
