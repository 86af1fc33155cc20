package io.tenantry.app.odata.model;

import io.tenantry.app.odata.model.Table.Change;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.olingo.commons.api.edm.provider.CsdlAnnotation;
import org.apache.olingo.commons.api.edm.provider.annotation.CsdlCollection;
import org.apache.olingo.commons.api.edm.provider.annotation.CsdlConstantExpression;
import org.apache.olingo.commons.api.edm.provider.annotation.CsdlConstantExpression.ConstantExpressionType;
import org.apache.olingo.commons.api.edm.provider.annotation.CsdlExpression;
import org.apache.olingo.commons.api.edm.provider.annotation.CsdlNavigationPropertyPath;
import org.apache.olingo.commons.api.edm.provider.annotation.CsdlPropertyValue;
import org.apache.olingo.commons.api.edm.provider.annotation.CsdlRecord;

/**
 * What {@code $metadata} promises of entity sets, in the vocabularies of OASIS. A test reads every
 * promise and tries it.
 */
final class Capabilities {

  private static final String TERMS = "Org.OData.Capabilities.V1";
  private static final String CORE = "Org.OData.Core.V1";
  private static final String AGGREGATION = "Org.OData.Aggregation.V1";
  private static final String OASIS =
      "https://oasis-tcs.github.io/odata-vocabularies/vocabularies/%s.xml";

  /** Where each vocabulary is defined. */
  static final Map<String, URI> VOCABULARIES =
      Map.of(
          TERMS, URI.create(OASIS.formatted(TERMS)),
          CORE, URI.create(OASIS.formatted(CORE)),
          AGGREGATION, URI.create(OASIS.formatted(AGGREGATION)));

  private Capabilities() {}

  static List<CsdlAnnotation> ofAll() {
    return List.of(
        annotation(TERMS, "ConformanceLevel", member("Intermediate")),
        annotation(TERMS, "BatchSupported", flag(true)),
        annotation(TERMS, "BatchContinueOnErrorSupported", flag(true)),
        annotation(TERMS, "AsynchronousRequestsSupported", flag(false)),
        annotation(TERMS, "CrossJoinSupported", flag(false)),
        annotation(TERMS, "KeyAsSegmentSupported", flag(false)),
        annotation(
                TERMS, "SupportedFormats", texts(Stream.of("application/json", "application/xml")))
            .setAnnotations(
                List.of(
                    annotation(
                        CORE,
                        "Description",
                        text("What groupby and aggregate make has the first of them only")))));
  }

  static List<CsdlAnnotation> of(Model model, Table table) {
    boolean business = table != model.company();
    return List.of(
        annotation(TERMS, "InsertRestrictions", inserting(model, table)),
        annotation(
            TERMS,
            "UpdateRestrictions",
            record(
                value("Updatable", flag(table.allows(Change.UPDATE))),
                value("Upsertable", flag(upsertable(table))))),
        restriction("DeleteRestrictions", "Deletable", table.allows(Change.DELETE)),
        restriction("FilterRestrictions", "Filterable", true),
        restriction("SortRestrictions", "Sortable", true),
        restriction("SearchRestrictions", "Searchable", true),
        restriction("CountRestrictions", "Countable", true),
        annotation(
            TERMS,
            "ExpandRestrictions",
            record(
                value("Expandable", flag(business && !model.navigations(table).isEmpty())),
                value("MaxLevels", number(Navigation.DEEPEST)))),
        annotation(TERMS, "NavigationRestrictions", alongAPath(model, table)),
        annotation(TERMS, "TopSupported", flag(true)),
        annotation(TERMS, "SkipSupported", flag(true)),
        annotation(TERMS, "IndexableByKey", flag(true)),
        annotation(TERMS, "FilterFunctions", texts(Functions.names())),
        annotation(
            AGGREGATION,
            "ApplySupported",
            record(
                value(
                    "Transformations",
                    texts(Stream.of("aggregate", "groupby", "filter", "identity"))))));
  }

  private static boolean upsertable(Table table) {
    return table.allows(Change.INSERT) && table.allows(Change.UPDATE);
  }

  /** Together with an entity its parts are inserted, and nothing else that it leads to. */
  private static CsdlRecord inserting(Model model, Table table) {
    List<CsdlExpression> others =
        model.navigations(table).stream()
            .filter(one -> !one.part())
            .map(Capabilities::path)
            .toList();
    return record(
        value("Insertable", flag(table.allows(Change.INSERT))),
        value("NonInsertableNavigationProperties", new CsdlCollection().setItems(others)));
  }

  /** What an entity leads to is inserted in its own entity set. */
  private static CsdlRecord alongAPath(Model model, Table table) {
    List<CsdlExpression> restricted =
        model.navigations(table).stream()
            .<CsdlExpression>map(
                one ->
                    record(
                        value("NavigationProperty", path(one)),
                        value("InsertRestrictions", record(value("Insertable", flag(false))))))
            .toList();
    return record(value("RestrictedProperties", new CsdlCollection().setItems(restricted)));
  }

  static List<CsdlAnnotation> of(Column column) {
    return column.writable() ? List.of() : List.of(annotation(CORE, "Computed", flag(true)));
  }

  private static CsdlAnnotation restriction(String term, String property, boolean allowed) {
    return annotation(TERMS, term, record(value(property, flag(allowed))));
  }

  private static CsdlAnnotation annotation(
      String vocabulary, String term, CsdlExpression expression) {
    return new CsdlAnnotation()
        .setTerm(String.join(".", vocabulary, term))
        .setExpression(expression);
  }

  private static CsdlPropertyValue value(String property, CsdlExpression expression) {
    return new CsdlPropertyValue().setProperty(property).setValue(expression);
  }

  private static CsdlRecord record(CsdlPropertyValue... values) {
    return new CsdlRecord().setPropertyValues(List.of(values));
  }

  private static CsdlExpression path(Navigation navigation) {
    return new CsdlNavigationPropertyPath().setValue(navigation.property());
  }

  private static CsdlExpression number(int value) {
    return new CsdlConstantExpression(ConstantExpressionType.Int, String.valueOf(value));
  }

  private static CsdlExpression text(String value) {
    return new CsdlConstantExpression(ConstantExpressionType.String, value);
  }

  private static CsdlExpression flag(boolean value) {
    return new CsdlConstantExpression(ConstantExpressionType.Bool, String.valueOf(value));
  }

  private static CsdlExpression member(String level) {
    return new CsdlConstantExpression(
        ConstantExpressionType.EnumMember, "%s.ConformanceLevelType/%s".formatted(TERMS, level));
  }

  private static CsdlExpression texts(Stream<String> texts) {
    return new CsdlCollection().setItems(texts.map(Capabilities::text).toList());
  }
}
