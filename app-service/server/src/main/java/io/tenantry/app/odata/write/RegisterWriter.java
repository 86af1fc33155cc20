package io.tenantry.app.odata.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.app.http.Preconditions;
import io.tenantry.app.register.NumberedRow;
import io.tenantry.app.register.Register;
import io.tenantry.app.register.RegisterKind;
import java.util.function.Function;

/**
 * Customers, vendors and items.
 *
 * @param number of values
 */
record RegisterWriter<E extends NumberedRow<V>, V>(
    Register register, RegisterKind<E, V> kind, Function<V, String> number, Sent sent)
    implements Writer {

  @Override
  public String create(ObjectNode values) {
    V valid = sent.whole(values, kind.values());
    register.create(kind, valid);
    return number.apply(valid);
  }

  @Override
  public void change(String reference, Preconditions given, ObjectNode patch) {
    register.change(
        kind,
        reference,
        given,
        before -> sent.patched(before, Sent.withoutNumber(patch), kind.values()));
  }

  @Override
  public void replace(String reference, Preconditions given, ObjectNode values) {
    register.change(
        kind,
        reference,
        given,
        before -> sent.replaced(number.apply(before), values, kind.values()));
  }

  @Override
  public void delete(String reference, Preconditions given) {
    register.delete(kind, reference, given);
  }
}
