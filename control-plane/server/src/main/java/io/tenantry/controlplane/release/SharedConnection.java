package io.tenantry.controlplane.release;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Set;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Hands out one connection again and again. Flyway keeps its history over one connection and runs
 * scripts over another, so that a crash between two commits would leave one without the other; over
 * this one there is a single commit.
 */
final class SharedConnection implements DataSource {

  private static final Set<String> WHOLE =
      Set.of("commit", "setAutoCommit", "close", "setReadOnly", "setTransactionIsolation");

  private static final Set<String> STEPS = Set.of("close");

  private final Connection shared;

  private SharedConnection(Connection connection, Set<String> leftToTheCaller) {
    this.shared =
        (Connection)
            Proxy.newProxyInstance(
                SharedConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                  if (leftToTheCaller.contains(method.getName())) {
                    return null;
                  }
                  try {
                    return method.invoke(connection, arguments);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                });
  }

  /**
   * All scripts within the transaction of whoever opened the connection.
   *
   * @param connection not in auto-commit mode
   */
  static SharedConnection ofTransaction(Connection connection) {
    return new SharedConnection(connection, WHOLE);
  }

  /**
   * Each script committed with its line in the history.
   *
   * @param connection in auto-commit mode
   */
  static SharedConnection ofSteps(Connection connection) {
    return new SharedConnection(connection, STEPS);
  }

  @Override
  public Connection getConnection() {
    return shared;
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException("there is one connection, of one login");
  }

  @Override
  public PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(PrintWriter out) {
    // Flyway has its own log.
  }

  @Override
  public void setLoginTimeout(int seconds) {
    // The connection is open.
  }

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("no logger");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLFeatureNotSupportedException("wraps nothing of type " + type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
