package io.tenantry.system.peer;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The customers of a company as CSV, by a loop over a result: what the report is written by hand.
 */
@Path("/api/v1/companies/{company}/customer-list")
@RolesAllowed({"tenant-user", "tenant-admin"})
public class CustomerListResource {

  private static final String ENTER =
      "select set_config('tenantry.company', cast(id as text), true)"
          + " from tenantry.company where lower(name) = lower(?)";
  private static final String LIST =
      "select number, name, contact_name, city, country, phone from business.customer"
          + " order by number_key";
  private static final List<String> HEADINGS =
      List.of("No.", "Name", "Contact", "City", "Country", "Phone");

  private final DataSource pool;
  private final String url;
  private final String login;
  private final String password;

  CustomerListResource(
      DataSource pool,
      @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
      @ConfigProperty(name = "quarkus.datasource.username") String login,
      @ConfigProperty(name = "quarkus.datasource.password") String password) {
    this.pool = pool;
    this.url = url;
    this.login = login;
    this.password = password;
  }

  /**
   * @param connection {@code own}: opened for this call and closed after it; else one of the pool
   */
  @GET
  @Produces("text/csv")
  public String list(
      @PathParam("company") String company, @QueryParam("connection") String connection)
      throws SQLException {
    try (Connection used =
        "own".equals(connection)
            ? DriverManager.getConnection(url, login, password)
            : pool.getConnection()) {
      used.setAutoCommit(false);
      try {
        return list(used, company);
      } finally {
        used.rollback();
      }
    }
  }

  private static String list(Connection connection, String company) throws SQLException {
    try (PreparedStatement enter = connection.prepareStatement(ENTER)) {
      enter.setString(1, company);
      enter.execute();
    }
    StringBuilder csv = new StringBuilder(65_536).append(String.join(",", HEADINGS)).append("\r\n");
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(LIST)) {
      while (row.next()) {
        for (int i = 1; i <= HEADINGS.size(); i++) {
          append(csv, row.getString(i));
          csv.append(i < HEADINGS.size() ? "," : "\r\n");
        }
      }
    }
    return csv.toString();
  }

  private static void append(StringBuilder csv, String value) {
    if (value == null) {
      return;
    }
    boolean plain = value.chars().noneMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
    csv.append(plain ? value : '"' + value.replace("\"", "\"\"") + '"');
  }
}
