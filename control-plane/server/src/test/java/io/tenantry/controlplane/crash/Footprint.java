package io.tenantry.controlplane.crash;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * All there is: the rows of the application database, and the databases, roles and memberships of
 * the server. What differs between two subjects of the same life is blanked: names, secrets, times
 * and versions.
 */
final class Footprint {

  /** Written by the engine itself, or by what runs beside it. */
  private static final List<String> BESIDE =
      List.of(
          "operation",
          "operation_step",
          "operation_credential",
          "idempotency_key",
          "scheduled_tasks",
          "flyway_schema_history",
          "version",
          "audit",
          "refusal_tally",
          "instance",
          "limit_share",
          "connection_slice",
          "company_count",
          "database_reading",
          "usage_day",
          "usage_user",
          "usage_batch");

  private static final String TABLES =
      """
      select format('%I.%I', schemaname, tablename)
        from pg_tables
       where schemaname in ('catalog', 'application') and tablename <> all (:beside)
       order by 1
      """;

  /** Of clerks, which many tenants share, only what they are to a tenant's logins. */
  private static final String SERVER =
      """
      select 'database ' || d.datname || ' of ' || pg_get_userbyid(d.datdba)
             || case when d.datistemplate then ' template' else '' end
             || case when d.datallowconn then ' open ' else ' closed ' end
             || (select coalesce(string_agg(a::text, ', ' order by a::text), '')
                   from unnest(d.datacl) a)
        from pg_database d
      union all
      select 'role ' || rolname || case when rolcanlogin then ' login ' else ' group ' end
             || rolconnlimit || ' ' || coalesce(rolconfig::text, '')
        from pg_roles
       where rolname not like 'tenantry\\_clerk\\_%'
      union all
      select 'member ' || pg_get_userbyid(member) || ' of ' || pg_get_userbyid(roleid)
             || case when admin_option then ' as admin' else '' end
        from pg_auth_members
       where pg_get_userbyid(roleid) not like 'tenantry\\_clerk\\_%'
         and not (pg_get_userbyid(member) like 'tenantry\\_clerk\\_%'
                  and pg_get_userbyid(roleid) like 'tenantry\\_%')
      union all
      select 'places on ' || s.id || ' that nobody has: '
             || s.placed - (select count(*) from catalog.tenant t where t.database_server = s.id)
                - (select count(*) from catalog.buffer_tenant b where b.database_server = s.id)
        from catalog.database_server s
      """;

  /** Another test's server may be probed at any time. */
  private static final Predicate<String> PROBED =
      Pattern.compile("catalog.server_probe .*\"database_server\": \"db-1\".*").asMatchPredicate();

  /** In this order. */
  private static final Map<String, String> BLANKS = blanks();

  private final List<String> lines;

  private Footprint(List<String> lines) {
    this.lines = lines;
  }

  static Footprint of(Jdbi jdbi) {
    return jdbi.withHandle(
        handle ->
            new Footprint(
                Stream.concat(rows(handle), lines(handle, SERVER))
                    .filter(PROBED.negate())
                    .map(Footprint::blank)
                    .toList()));
  }

  /** What has come, and what has gone, since the other one was taken. */
  List<String> since(Footprint before) {
    return Stream.concat(
            without(before).stream().map(line -> "+ " + line),
            before.without(this).stream().map(line -> "- " + line))
        .sorted()
        .toList();
  }

  private List<String> without(Footprint other) {
    Map<String, Long> there =
        other.lines.stream().collect(Collectors.groupingBy(line -> line, Collectors.counting()));
    List<String> mine = new ArrayList<>();
    for (String line : lines) {
      if (there.merge(line, -1L, Long::sum) < 0) {
        mine.add(line);
      }
    }
    return mine;
  }

  private static Stream<String> rows(Handle handle) {
    String all =
        handle
            .createQuery(TABLES)
            .bind("beside", BESIDE.toArray(String[]::new))
            .mapTo(String.class)
            .list()
            .stream()
            .map(table -> "select '%1$s ' || to_jsonb(t)::text from %1$s t".formatted(table))
            .collect(Collectors.joining(" union all "));
    return lines(handle, all);
  }

  private static Stream<String> lines(Handle handle, String query) {
    return handle.createQuery(query).mapTo(String.class).list().stream();
  }

  private static String blank(String line) {
    String blanked = line;
    for (Map.Entry<String, String> blank : BLANKS.entrySet()) {
      blanked = blanked.replaceAll(blank.getKey(), blank.getValue());
    }
    return blanked;
  }

  private static Map<String, String> blanks() {
    Map<String, String> blanks = new LinkedHashMap<>();
    blanks.put("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "UUID");
    blanks.put("[0-9a-f]{32,}", "HEX");
    blanks.put("(template_r\\d+_)[0-9a-f]{12}", "$1HEX");
    blanks.put("tenantry_clerk_\\d+", "tenantry_clerk_NUMBER");
    blanks.put("\\d{4}-\\d\\d-\\d\\dT[0-9:.+]+", "TIME");
    blanks.put("\"(version|placed)\": \\d+", "\"$1\": NUMBER");
    return blanks;
  }
}
