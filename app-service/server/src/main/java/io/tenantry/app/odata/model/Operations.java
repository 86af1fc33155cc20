package io.tenantry.app.odata.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.olingo.commons.api.edm.EdmPrimitiveTypeKind;
import org.apache.olingo.commons.api.edm.provider.CsdlAction;
import org.apache.olingo.commons.api.edm.provider.CsdlFunction;
import org.apache.olingo.commons.api.edm.provider.CsdlParameter;
import org.apache.olingo.commons.api.edm.provider.CsdlReturnType;

/** What can be done with an entity besides reading and changing it. */
public final class Operations {

  /** Makes the invoice of an order. */
  public static final String POST = "Post";

  /** Takes back an invoice with a credit memo. */
  public static final String CREDIT = "Credit";

  /** Takes back a payment. */
  public static final String REVERSE = "Reverse";

  /** What a customer owes. */
  public static final String BALANCE = "Balance";

  /** Parameter of all actions; today, or the date of the order, if absent. */
  public static final String POSTING_DATE = "PostingDate";

  private Operations() {}

  static List<CsdlAction> actions(Model model) {
    return Stream.of(
            action(model, POST, "sales_order", "sales_document"),
            action(model, CREDIT, "sales_document", "sales_document"),
            action(model, REVERSE, "payment", "payment"))
        .flatMap(Optional::stream)
        .toList();
  }

  static List<CsdlFunction> functions(Model model) {
    return model
        .entity("customer")
        .filter(customer -> model.entity("customer_entry").isPresent())
        .stream()
        .map(
            customer ->
                new CsdlFunction()
                    .setName(BALANCE)
                    .setBound(true)
                    .setParameters(List.of(binding(customer)))
                    .setReturnType(
                        new CsdlReturnType()
                            .setType(EdmPrimitiveTypeKind.Decimal.getFullQualifiedName())
                            .setPrecision(18)
                            .setScale(2)))
        .toList();
  }

  private static Optional<CsdlAction> action(
      Model model, String name, String subject, String result) {
    return model
        .entity(subject)
        .flatMap(of -> model.entity(result).map(type -> action(name, of, type)));
  }

  private static CsdlAction action(String name, String subject, String result) {
    List<CsdlParameter> parameters = new ArrayList<>();
    parameters.add(binding(subject));
    parameters.add(
        new CsdlParameter()
            .setName(POSTING_DATE)
            .setType(EdmPrimitiveTypeKind.Date.getFullQualifiedName())
            .setNullable(true));
    return new CsdlAction()
        .setName(name)
        .setBound(true)
        .setParameters(parameters)
        .setReturnType(new CsdlReturnType().setType(Schema.named(result)));
  }

  private static CsdlParameter binding(String entity) {
    return new CsdlParameter().setName("subject").setType(Schema.named(entity)).setNullable(false);
  }
}
