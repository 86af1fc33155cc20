package io.tenantry.app.permission;

import java.util.stream.Stream;

/** Pages of the web client, and the changes that they send. */
final class WebDoor implements Door {

  private static final String COMPANY = "/ui/companies/{company}";
  private static final String FORM =
      "number=%1$s&name=Adatum&customer=none&amount=1&item=none&line=1&quantity=1";

  @Override
  public Stream<Attempt> attempts() {
    return Stream.of(
            Stream.of(
                attempt("company:read", "GET", ""),
                attempt("sales-document:read", "GET", "/sales-invoices"),
                attempt("sales-document:read", "GET", "/sales-invoices/cards/none"),
                attempt("sales-document:execute", "POST", "/sales-invoices/cards/none/credit"),
                attempt("sales-document:read", "GET", "/sales-credit-memos"),
                attempt("sales-document:read", "GET", "/sales-credit-memos/cards/none"),
                attempt("sales-order:execute", "POST", "/sales-orders/cards/none/post"),
                attempt("payment:read", "GET", "/payments"),
                attempt("payment:read", "GET", "/payments/cards/none"),
                attempt("payment:insert", "POST", "/payments/cards"),
                attempt("payment:modify", "POST", "/payments/cards/none/apply"),
                attempt("payment:execute", "POST", "/payments/cards/none/reverse"),
                attempt("customer-entry:read", "GET", "/payments/open-invoices?customer=none"),
                attempt("report:execute", "GET", "/reports"),
                attempt("customer:read", "GET", "/customers/options"),
                attempt("item:read", "GET", "/items/options")),
            cards("customer", "/customers"),
            cards("vendor", "/vendors"),
            cards("item", "/items"),
            cards("sales-order", "/sales-orders"))
        .flatMap(attempts -> attempts);
  }

  private static Stream<Attempt> cards(String object, String path) {
    return Stream.of(
        attempt(object + ":read", "GET", path),
        attempt(object + ":read", "GET", path + "/cards/none"),
        attempt(object + ":insert", "POST", path + "/cards"),
        attempt(object + ":modify", "PUT", path + "/cards/none"),
        attempt(object + ":delete", "DELETE", path + "/cards/none"));
  }

  private static Attempt attempt(String permission, String method, String path) {
    return Attempt.of(
        permission,
        method + " page " + path,
        (caller, company) -> {
          caller.header("HX-Request", "true").contentType("application/x-www-form-urlencoded");
          if (method.startsWith("P")) {
            caller.body(FORM.formatted("W" + Long.toString(System.nanoTime(), 36)));
          }
          return caller.request(method, COMPANY + path, company);
        });
  }
}
