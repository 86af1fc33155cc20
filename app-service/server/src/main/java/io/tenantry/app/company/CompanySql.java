package io.tenantry.app.company;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.tenantry.app.sql.InsertMany;
import io.tenantry.app.sql.Parameters;
import io.tenantry.app.sql.RoundTrip;
import io.tenantry.app.sql.RowReader;
import io.tenantry.app.sql.Selection;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import org.hibernate.jdbc.ReturningWork;

/**
 * SQL in the transaction of a {@link CompanyScope}, for stores whose rows are no entities. Without
 * a company every method throws before any SQL is sent, as entities do.
 */
@ApplicationScoped
public class CompanySql {

  private static final int STREAMED = 500;

  private final Session session;
  private final CompanyGuard guard;

  CompanySql(Session session, @PersistenceUnitExtension CompanyGuard guard) {
    this.session = session;
    this.guard = guard;
  }

  public <T> List<T> list(String sql, RowReader<T> reader, Object... parameters) {
    return call(
        connection -> {
          try (PreparedStatement select = prepare(connection, sql, parameters);
              ResultSet rows = select.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
              found.add(reader.read(rows));
            }
            return found;
          }
        });
  }

  public <T> List<T> list(Selection selection, RowReader<T> reader) {
    return list(selection.sql(), reader, selection.parameters());
  }

  public <T> Optional<T> first(String sql, RowReader<T> reader, Object... parameters) {
    return list(sql, reader, parameters).stream().findFirst();
  }

  /** Hands out rows as they come; no more than some hundred are in memory. */
  public void stream(String sql, RowsConsumer rows) {
    call(
        connection -> {
          try (PreparedStatement select = prepare(connection, sql)) {
            select.setFetchSize(STREAMED);
            try (ResultSet found = select.executeQuery()) {
              rows.accept(found);
            }
          }
          return sql;
        });
  }

  /** Reads all rows. */
  @FunctionalInterface
  public interface RowsConsumer {

    void accept(ResultSet rows) throws SQLException;
  }

  /** Returns the number of rows that were changed. */
  public int update(String sql, Object... parameters) {
    return call(
        connection -> {
          try (PreparedStatement update = prepare(connection, sql, parameters)) {
            return update.executeUpdate();
          }
        });
  }

  public <T> void insert(InsertMany<T> insert, List<T> rows) {
    send(new RoundTrip().insert(insert, rows));
  }

  /** Sends several statements at once. */
  public void send(RoundTrip trip) {
    call(
        connection -> {
          trip.make(connection);
          return trip;
        });
  }

  /** What entities have pending is sent first, so that SQL sees it. */
  public <T> T call(ReturningWork<T> work) {
    guard.requireCompany();
    session.flush();
    return session.doReturningWork(work);
  }

  private static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    new Parameters(Arrays.asList(parameters)).bind(connection, statement);
    return statement;
  }
}
