package io.tenantry.controlplane.rollout;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** The rings that tenants belong to. */
@ApplicationScoped
class Rings {

  /** From those who want to be first to everybody; others come in between. */
  private static final List<String> FIRST = List.of("canary", "early");

  private static final String LAST = "all";

  private final Jdbi jdbi;

  Rings(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** All there are, in the order of their turn; {@code all} at least. */
  List<String> inOrder() {
    String sql = "select distinct ring from catalog.tenant union select 'all'";
    return jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(String.class).list()).stream()
        .sorted(Comparator.comparing(Rings::rank).thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  private static int rank(String ring) {
    if (ring.equals(LAST)) {
      return FIRST.size() + 1;
    }
    return FIRST.contains(ring) ? FIRST.indexOf(ring) : FIRST.size();
  }
}
