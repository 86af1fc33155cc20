package io.tenantry.controlplane.object;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.tenantry.controlplane.operation.PermanentFailureException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** The run of objects on one connection, by the functions that reports are run with for tenants. */
final class TrialRun {

  private static final int MILLISECONDS = 5_000;

  /** Classes of SQLSTATE that say nothing about a report: connection, resources, intervention. */
  private static final Set<String> PASSING = Set.of("08", "53", "58", "28");

  /** What the report login could read without being held to a company. */
  private static final String UNGUARDED =
      """
      select c.relname
        from pg_class c
       where c.relnamespace = 'business'::regnamespace
         and c.relkind in ('r', 'p', 'v', 'm', 'f')
         and has_table_privilege(c.oid, 'select')
         and case when c.relkind = 'v'
                  then not coalesce('security_invoker=true' = any (c.reloptions), false)
                  else not c.relrowsecurity
                    or not exists (select from pg_policy p
                                    where p.polrelid = c.oid and p.polname = 'report_of_company')
                    or exists (select from pg_policy p
                                where p.polrelid = c.oid and p.polname <> 'report_of_company'
                                  and p.polpermissive
                                  and (0 = any (p.polroles) or 'tenantry_report'::regrole = any (p.polroles)))
             end
       order by 1
      """;

  private final Connection connection;
  private final LocalDate today;
  private final ObjectMapper json;

  TrialRun(Connection connection, LocalDate today, ObjectMapper json) {
    this.connection = connection;
    this.today = today;
    this.json = json;
  }

  void run(List<ApplicationObject> objects) throws SQLException {
    connection.setAutoCommit(false);
    for (ApplicationObject object : objects) {
      try {
        run(object);
      } catch (SQLException e) {
        if (PASSING.contains(Objects.toString(e.getSQLState(), "08").substring(0, 2))) {
          throw e;
        }
        // The server's own words on a statement, which hold no secret and no address.
        throw refused(object, e.getMessage());
      } finally {
        connection.rollback();
      }
    }
  }

  private void run(ApplicationObject object) throws SQLException {
    Definition definition = ObjectReader.definition(object.kind(), object.content(), object.name());
    if (definition instanceof ReportDefinition report) {
      demandCage(object);
      open(report);
      demandColumns(object);
    } else if (definition instanceof WebServiceDefinition service) {
      demandTable(object, service);
    }
  }

  private void demandCage(ApplicationObject object) throws SQLException {
    if (list("select 1 where to_regproc('tenantry.open_report') is not null").isEmpty()) {
      throw refused(object, "the schema of this release has no place where reports can run");
    }
    List<String> unguarded = list(UNGUARDED);
    if (!unguarded.isEmpty()) {
      throw refused(
          object,
          "reports could read the rows of every company in "
              + unguarded
              + "; its policy report_of_company is missing, or not the only one");
    }
  }

  private void open(ReportDefinition report) throws SQLException {
    try (PreparedStatement begin =
            connection.prepareStatement("select tenantry.begin_report(?, 'UTC', ?)");
        PreparedStatement open =
            connection.prepareStatement("select tenantry.open_report(?, cast(? as jsonb))")) {
      begin.setObject(1, new UUID(0, 0));
      begin.setInt(2, MILLISECONDS);
      begin.execute();
      open.setString(1, report.dataset());
      open.setString(2, defaults(report).toString());
      open.execute();
    }
  }

  private ArrayNode defaults(ReportDefinition report) {
    ArrayNode parameters = json.createArrayNode();
    parameters.addObject().put("name", "today").put("type", "date").put("value", today.toString());
    report
        .parameters()
        .forEach(
            parameter ->
                parameters
                    .addObject()
                    .put("name", parameter.name())
                    .put("type", parameter.type())
                    .put("value", value(parameter)));
    return parameters;
  }

  private String value(ReportParameter parameter) {
    String text = parameter.defaultValue();
    if (!"date".equals(parameter.type()) || !text.startsWith("today")) {
      return text;
    }
    return text.equals("today")
        ? today.toString()
        : today.minus(Period.parse(text.substring("today-".length()))).toString();
  }

  private void demandColumns(ApplicationObject object) throws SQLException {
    try (Statement fetch = connection.createStatement();
        ResultSet rows = fetch.executeQuery("fetch forward 1 from report")) {
      ResultSetMetaData columns = rows.getMetaData();
      Set<String> names = new HashSet<>();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        if (!names.add(columns.getColumnLabel(i)) || columns.getColumnLabel(i).startsWith("?")) {
          throw refused(object, "columns need names of their own: " + columns.getColumnLabel(i));
        }
      }
    }
  }

  private void demandTable(ApplicationObject object, WebServiceDefinition service)
      throws SQLException {
    String find = "select 1 where to_regclass('business.' || quote_ident(?)) is not null";
    if (list(find, service.table()).isEmpty()) {
      throw refused(object, "this release has no table " + service.table());
    }
  }

  private List<String> list(String sql, String... parameters) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        query.setString(i + 1, parameters[i]);
      }
      try (ResultSet rows = query.executeQuery()) {
        List<String> values = new ArrayList<>();
        while (rows.next()) {
          values.add(rows.getString(1));
        }
        return values;
      }
    }
  }

  private static PermanentFailureException refused(ApplicationObject object, String words) {
    return new PermanentFailureException(
        "object-refused", object.kind().word() + " " + object.name() + ": " + words, null);
  }
}
