package io.tenantry.system.platform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The application database, read past every API. */
public final class CatalogDatabase {

  private static final String NAME = "tenantry";

  /** What a refused call must leave as it was. */
  private static final List<String> CHANGED_ONLY_BY_ACCEPTED_CALLS =
      List.of(
          "catalog.tenant",
          "catalog.host_name",
          "catalog.operation",
          "catalog.operation_step",
          "catalog.idempotency_key",
          "catalog.database_server",
          "catalog.version",
          "application.release");

  private final DatabaseServer server;

  CatalogDatabase(DatabaseServer server) {
    this.server = server;
  }

  public String name() {
    return NAME;
  }

  public DatabaseServer server() {
    return server;
  }

  public Session session() {
    return server.session(NAME);
  }

  /** Every row of every table that only an accepted call may change, table by table. */
  public Map<String, List<String>> state() {
    Map<String, List<String>> state = new LinkedHashMap<>();
    try (Session session = session()) {
      for (String table : CHANGED_ONLY_BY_ACCEPTED_CALLS) {
        state.put(table, session.texts("select t::text from " + table + " t order by 1"));
      }
    }
    return state;
  }

  /** Everything a dump would hold: rows as text, and again with their bytes read as UTF-8. */
  public String dump() {
    StringBuilder dump = new StringBuilder();
    try (Session session = session()) {
      for (String table : tables(session)) {
        dump.append(table).append('\n');
        session
            .texts("select t::text from " + table + " t")
            .forEach(r -> dump.append(r).append('\n'));
      }
      for (String column : byteColumns(session)) {
        String[] parts = column.split(" ");
        session
            .texts("select encode(" + parts[1] + ", 'escape') from " + parts[0])
            .forEach(r -> dump.append(r).append('\n'));
      }
    }
    return dump.toString();
  }

  /** A tenant's row, by its human name. */
  public CatalogTenant tenant(String tenantId) {
    try (Session session = session()) {
      return tenant(
          session,
          UUID.fromString(
              session.text("select uuid from catalog.tenant where tenant_id = ?", tenantId)));
    }
  }

  private static CatalogTenant tenant(Session session, UUID uuid) {
    return new CatalogTenant(
        uuid,
        session.text("select database_server from catalog.tenant where uuid = ?", uuid),
        session.text("select database_name from catalog.tenant where uuid = ?", uuid));
  }

  private static List<String> tables(Session session) {
    return session.texts(
        """
        select format('%I.%I', schemaname, tablename) from pg_tables
         where schemaname not in ('pg_catalog', 'information_schema') order by 1
        """);
  }

  private static List<String> byteColumns(Session session) {
    return session.texts(
        """
        select format('%I.%I %I', table_schema, table_name, column_name)
          from information_schema.columns c
          join pg_tables t on (t.schemaname, t.tablename) = (c.table_schema, c.table_name)
         where data_type = 'bytea'
           and table_schema not in ('pg_catalog', 'information_schema') order by 1
        """);
  }
}
