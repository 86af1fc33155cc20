package io.tenantry.tenant.sample.board;

import io.tenantry.tenant.CurrentTenant;
import io.tenantry.tenant.catalog.CatalogConfig;
import io.tenantry.tenant.catalog.ChosenCatalog;
import io.tenantry.tenant.catalog.DatabaseTarget;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Connections and files that the service opens itself, one at a time. */
@Singleton
class ByHand {

  private final CurrentTenant current;
  private final ChosenCatalog catalog;
  private final CatalogConfig.Catalog config;
  private final Board board;
  private final Mistakes mistakes;
  private final Path shared;
  private Connection raw;
  private Connection settings;

  ByHand(
      CurrentTenant current,
      ChosenCatalog catalog,
      CatalogConfig config,
      Board board,
      Mistakes mistakes) {
    this.current = current;
    this.config = config.catalog();
    this.catalog = catalog;
    this.board = board;
    this.mistakes = mistakes;
    this.shared = Path.of(System.getProperty("java.io.tmpdir"), "board-" + System.nanoTime());
    shared.toFile().deleteOnExit();
  }

  synchronized String raw() throws SQLException, GeneralSecurityException {
    boolean kept = mistakes.made(Mistake.RAW_DATA_SOURCE);
    if (raw == null || !kept) {
      raw = open(current.get().entry().target());
    }
    try {
      return text(raw, "select string_agg(text, '+') from business.note");
    } finally {
      if (!kept) {
        raw.close();
        raw = null;
      }
    }
  }

  private Connection open(DatabaseTarget target) throws SQLException, GeneralSecurityException {
    return DriverManager.getConnection(
        "jdbc:postgresql://" + target.address() + "/" + target.database(),
        target.login(),
        catalog.source().password(target));
  }

  /** A connection that tenants share, told by a setting whose turn it is. */
  synchronized String setting() throws SQLException {
    if (settings == null) {
      settings =
          DriverManager.getConnection(
              config.jdbcUrl().orElseThrow(),
              config.username().orElseThrow(),
              config.password().orElseThrow());
      settings.setAutoCommit(false);
    }
    boolean leftBehind = mistakes.made(Mistake.SESSION_SETTING_LEFT_BEHIND);
    String said = text(settings, "select current_setting('board.text', true)");
    if (!leftBehind || said == null || said.isEmpty()) {
      set(board.text(), !leftBehind);
    }
    String answer = text(settings, "select current_setting('board.text', true)");
    settings.commit();
    return answer;
  }

  private void set(String text, boolean untilCommit) throws SQLException {
    try (PreparedStatement statement =
        settings.prepareStatement("select set_config('board.text', ?, ?)")) {
      statement.setString(1, text);
      statement.setBoolean(2, untilCommit);
      statement.execute();
    }
  }

  private static String text(Connection connection, String query) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getString(1);
    }
  }

  synchronized String export() {
    try {
      if (mistakes.made(Mistake.SHARED_FILE)) {
        return Files.readString(
            Files.exists(shared) ? shared : Files.writeString(shared, board.text()));
      }
      Path own = Files.writeString(Files.createTempFile("board", null), board.text());
      String exported = Files.readString(own);
      Files.delete(own);
      return exported;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
