package io.tenantry.app.permission;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reports that show customers and ledger entries, in every format. */
record ReportDoor(String onCustomers, String onLedger) implements Door {

  @Override
  public Stream<Attempt> attempts() {
    return Stream.of("json", "csv", "html", "pdf")
        .flatMap(
            format ->
                Stream.of(
                    attempt(onCustomers, format, "customer:read"),
                    attempt(onLedger, format, "ledger-entry:read")));
  }

  private static Attempt attempt(String report, String format, String reads) {
    return new Attempt(
        "report on " + reads + " as " + format,
        needs("report:execute", reads),
        (caller, company) ->
            caller
                .queryParam("format", format)
                .get("/api/v1/companies/{company}/reports/{report}", company, report));
  }

  private static Set<Permission> needs(String... permissions) {
    return Stream.of(permissions)
        .map(text -> Permission.parse(text).orElseThrow())
        .collect(Collectors.toSet());
  }
}
