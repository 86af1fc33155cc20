package io.tenantry.app.odata.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.app.customer.CustomerValues;
import io.tenantry.app.customer.Customers;
import io.tenantry.app.http.Preconditions;

/** Customers. */
record CustomerWriter(Customers customers, Sent sent) implements Writer {

  @Override
  public String create(ObjectNode values) {
    CustomerValues valid = sent.whole(values, CustomerValues.class);
    customers.create(valid);
    return valid.number();
  }

  @Override
  public void change(String reference, Preconditions given, ObjectNode patch) {
    customers.change(
        reference,
        given,
        before -> sent.patched(before, Sent.withoutNumber(patch), CustomerValues.class));
  }

  @Override
  public void replace(String reference, Preconditions given, ObjectNode values) {
    customers.change(
        reference, given, before -> sent.replaced(before.number(), values, CustomerValues.class));
  }

  @Override
  public void delete(String reference, Preconditions given) {
    customers.delete(reference, given);
  }
}
