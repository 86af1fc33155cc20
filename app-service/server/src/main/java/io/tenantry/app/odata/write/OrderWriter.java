package io.tenantry.app.odata.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.app.http.Preconditions;
import io.tenantry.app.sales.OrderValues;
import io.tenantry.app.sales.Selling;

/** Orders, with their lines: those that are given take the place of all that were there. */
record OrderWriter(Selling selling, Sent sent) implements Writer {

  @Override
  public String create(ObjectNode values) {
    return selling.create(sent.whole(values, OrderValues.class));
  }

  @Override
  public void change(String reference, Preconditions given, ObjectNode patch) {
    selling.change(
        reference,
        given,
        before -> sent.patched(before, Sent.withoutNumber(patch), OrderValues.class));
  }

  @Override
  public void replace(String reference, Preconditions given, ObjectNode values) {
    selling.change(
        reference, given, before -> sent.replaced(before.number(), values, OrderValues.class));
  }

  @Override
  public void delete(String reference, Preconditions given) {
    selling.delete(reference, given);
  }
}
