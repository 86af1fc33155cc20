package io.tenantry.controlplane.offline;

import io.tenantry.controlplane.tenant.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Tenants in columns, each as wide as its widest value. */
final class TenantTable {

  private static final List<String> HEADER =
      List.of("TENANT", "LIFECYCLE", "MOUNTED", "SCHEMA", "RELEASE", "SERVER", "UUID");

  private TenantTable() {}

  /** The lines, the header first. */
  static List<String> of(List<Tenant> tenants) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADER);
    tenants.forEach(tenant -> rows.add(row(tenant)));
    int[] widths =
        IntStream.range(0, HEADER.size())
            .map(column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0))
            .toArray();
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static List<String> row(Tenant tenant) {
    return List.of(
        tenant.id().text(),
        tenant.state().lifecycle().text(),
        tenant.state().mounted() ? "yes" : "no",
        tenant.state().schema().text(),
        Integer.toString(tenant.release()),
        tenant.databaseServer(),
        tenant.uuid().toString());
  }

  private static String line(List<String> row, int[] widths) {
    return IntStream.range(0, row.size())
        .mapToObj(column -> row.get(column) + " ".repeat(widths[column] - row.get(column).length()))
        .collect(Collectors.joining("  "))
        .stripTrailing();
  }
}
