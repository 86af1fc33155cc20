package io.tenantry.controlplane.release;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;

/**
 * What a schema is, read back from the database: SHA-256 over one line for each schema, table,
 * column, constraint, index, function, policy, trigger, type and default grant, with owners and
 * grants. Two databases have the same one if and only if they have the same schema; rows do not
 * count.
 */
final class SchemaFingerprint {

  private static final String DESCRIBE = resource("schema-description.sql");

  private SchemaFingerprint() {}

  /** 64 hexadecimal characters. */
  static String of(Connection connection) throws SQLException {
    MessageDigest digest = sha256();
    try (Statement statement = connection.createStatement()) {
      // Definitions are printed with the schemas that this path hides.
      statement.execute("set search_path = pg_catalog");
      try (ResultSet lines = statement.executeQuery(DESCRIBE)) {
        while (lines.next()) {
          digest.update(lines.getString(1).getBytes(StandardCharsets.UTF_8));
          digest.update((byte) '\n');
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String resource(String name) {
    try (InputStream in = SchemaFingerprint.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name + " is unreadable", e);
    }
  }
}
