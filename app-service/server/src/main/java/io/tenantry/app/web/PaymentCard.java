package io.tenantry.app.web;

import io.tenantry.app.payment.PaymentView;
import io.tenantry.app.permission.Action;
import io.tenantry.app.permission.BusinessObject;
import io.tenantry.app.permission.Permission;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A payment as its page shows it.
 *
 * @param unapplied what of it is not used for an invoice
 * @param open what the customer still owes; null if the user may not see that
 * @param apply where what is left is used; null if nothing is left, or the user may not
 * @param reverse where it is taken back; null if it was, or the user may not
 * @param key of this page alone, so that a second click is the first
 */
record PaymentCard(
    PaymentView posted,
    String amount,
    String unapplied,
    URI open,
    URI apply,
    URI reverse,
    UUID key,
    URI back) {

  static PaymentCard of(CompanySection at, PaymentView payment, UUID key) {
    boolean standing = payment.reversal() == null;
    boolean left = payment.unapplied().signum() > 0;
    return new PaymentCard(
        payment,
        Amounts.text(payment.amount()),
        Amounts.text(payment.unapplied()),
        open(at, Optional.of(payment.customer())),
        standing && left && may(at, BusinessObject.PAYMENT, Action.MODIFY)
            ? at.card(payment.number(), "apply")
            : null,
        standing && may(at, BusinessObject.PAYMENT, Action.EXECUTE)
            ? at.card(payment.number(), "reverse")
            : null,
        key,
        at.list());
  }

  /** Where open invoices are; null if the user may not see them. */
  static URI open(CompanySection at, Optional<String> customer) {
    Map<String, String> query = new LinkedHashMap<>(Map.of("sort", "date", "limit", "500"));
    customer.ifPresent(number -> query.put("customer", number));
    return may(at, BusinessObject.CUSTOMER_ENTRY, Action.READ)
        ? at.below(query, "open-invoices")
        : null;
  }

  private static boolean may(CompanySection at, BusinessObject object, Action action) {
    return at.offers(new Permission(object, action));
  }
}
