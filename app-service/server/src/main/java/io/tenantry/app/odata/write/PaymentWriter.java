package io.tenantry.app.odata.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.app.payment.PaymentValues;
import io.tenantry.app.payment.Payments;

/** Payments: they are posted, and never changed. */
record PaymentWriter(Payments payments, Sent sent) implements Writer {

  @Override
  public String create(ObjectNode values) {
    return payments.post(sent.whole(values, PaymentValues.class)).toString();
  }
}
