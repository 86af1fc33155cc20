package io.tenantry.app.permission;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every object and action that OData has within a company; what is only passed needs reading. */
final class ODataDoor implements Door {

  private static final String COMPANY = "/odata/v4/Company('%s')/";
  private static final Map<String, String> READ =
      Map.of(
          "Customer", "customer:read",
          "Vendor", "vendor:read",
          "Item", "item:read",
          "SalesOrder", "sales-order:read",
          "SalesDocument", "sales-document:read",
          "Payment", "payment:read",
          "LedgerEntry", "ledger-entry:read");

  @Override
  public Stream<Attempt> attempts() {
    return Stream.concat(
        READ.entrySet().stream()
            .map(set -> attempt(set.getValue(), "GET", set.getKey() + "?$top=1", "")),
        Stream.of(
            attempt("customer:insert", "POST", "Customer", "{\"Number\": \"%s\", \"Name\": \"x\"}"),
            attempt("customer:modify customer:insert", "PATCH", "Customer('none')", "{}"),
            attempt("customer:delete", "DELETE", "Customer('none')", ""),
            attempt("sales-order:execute", "POST", "SalesOrder('none')/Tenantry.Post", "{}"),
            attempt("payment:execute", "POST", "Payment('none')/Tenantry.Reverse", "{}"),
            attempt("sales-order:read customer:read", "GET", "SalesOrder?$expand=Buyer&$top=1", ""),
            attempt(
                "sales-order:read customer:read",
                "GET",
                "SalesOrder?$filter=Buyer/Country%20eq%20'x'",
                ""),
            attempt(
                "customer:read customer-entry:read", "GET", "Customer?$filter=Entries/any()", ""),
            attempt("sales-order:read customer:read", "GET", "Customer('none')/SalesOrders", "")));
  }

  private static Attempt attempt(String needs, String method, String path, String body) {
    return new Attempt(
        "OData " + method + " " + path,
        permissions(needs),
        (caller, company) -> {
          if (!body.isEmpty()) {
            caller.body(body.formatted(UUID.randomUUID().toString().substring(0, 8)));
          }
          return caller
              .urlEncodingEnabled(false)
              .request(method, COMPANY.formatted(company) + path);
        });
  }

  private static Set<Permission> permissions(String words) {
    return Arrays.stream(words.split(" "))
        .map(word -> Permission.parse(word).orElseThrow())
        .collect(Collectors.toSet());
  }
}
