package io.tenantry.app.permission;

import java.util.UUID;
import java.util.stream.Stream;

/** Every object and action that REST has within a company. */
final class RestDoor implements Door {

  private static final String COMPANY = "/api/v1/companies/{company}";

  @Override
  public Stream<Attempt> attempts() {
    return Stream.of(
            Stream.of(
                attempt("company:read", "GET", ""),
                attempt("company:modify", "PATCH", "", "{}"),
                attempt("company:delete", "DELETE", "")),
            register("customer", "customers", ""),
            register("vendor", "vendors", ""),
            register("item", "items", ", \"unitPrice\": 1"),
            register("account", "accounts", ", \"category\": \"asset\""),
            documents(),
            ledger())
        .flatMap(attempts -> attempts);
  }

  private static Stream<Attempt> register(String object, String path, String more) {
    String body = "{\"number\": \"%s\", \"name\": \"Adatum\"" + more + "}";
    return Stream.of(
        attempt(object + ":read", "GET", "/" + path),
        attempt(object + ":insert", "POST", "/" + path, body),
        attempt(object + ":modify", "PATCH", "/" + path + "/none", "{}"),
        attempt(object + ":modify", "PUT", "/" + path + "/none", body),
        attempt(object + ":delete", "DELETE", "/" + path + "/none"));
  }

  private static Stream<Attempt> documents() {
    String order =
        "{\"number\": \"%s\", \"customer\": \"none\", \"lines\": [{\"item\": \"none\","
            + " \"quantity\": 1}]}";
    return Stream.of(
        attempt("sales-order:read", "GET", "/sales-orders"),
        attempt("sales-order:insert", "POST", "/sales-orders", order),
        attempt("sales-order:modify", "PUT", "/sales-orders/none", order),
        attempt("sales-order:delete", "DELETE", "/sales-orders/none"),
        attempt("sales-order:execute", "POST", "/sales-orders/none/post", "{}"),
        attempt("sales-document:read", "GET", "/sales-invoices"),
        attempt("sales-document:read", "GET", "/sales-credit-memos"),
        attempt("sales-document:execute", "POST", "/sales-invoices/none/credit", "{}"),
        attempt("payment:read", "GET", "/payments"),
        attempt("payment:insert", "POST", "/payments", "{\"customer\": \"none\", \"amount\": 1}"),
        attempt("payment:execute", "POST", "/payments/none/reverse", "{}"));
  }

  private static Stream<Attempt> ledger() {
    return Stream.of(
        attempt("customer-entry:read", "GET", "/aged-receivables"),
        attempt("customer-entry:read", "GET", "/customer-entries"),
        attempt("ledger-entry:read", "GET", "/ledger-transactions"),
        attempt("ledger-entry:read", "GET", "/trial-balance"),
        attempt("ledger-entry:execute", "POST", "/ledger-transactions/1/reverse", "{}"),
        attempt("number-series:read", "GET", "/number-series"),
        attempt("posting-period:read", "GET", "/posting-periods"),
        attempt("posting-period:modify", "PUT", "/posting-periods/2001-01", "{\"closed\": false}"),
        attempt("customer:read", "GET", "/exports/customers"),
        attempt("item:read", "GET", "/exports/items"));
  }

  private static Attempt attempt(String permission, String method, String path) {
    return attempt(permission, method, path, "");
  }

  private static Attempt attempt(String permission, String method, String path, String body) {
    return Attempt.of(
        permission,
        method + " " + path,
        (caller, company) -> {
          if (!body.isEmpty()) {
            caller.body(body.formatted(UUID.randomUUID().toString().substring(0, 8)));
          }
          return caller.request(method, COMPANY + path, company);
        });
  }
}
