package io.tenantry.controlplane.release;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * What a schema is, read back from the database: SHA-256 over one line for each schema, table,
 * column, constraint, index, function, policy, trigger, type and default grant, with owners and
 * grants. Two databases have the same one if and only if they have the same schema; rows do not
 * count.
 */
public final class SchemaFingerprint {

  private static final String DESCRIBE = Resource.text("schema-description.sql");

  private SchemaFingerprint() {}

  /** 64 hexadecimal characters. Leaves the session's settings changed. */
  public static String of(Connection connection) throws SQLException {
    MessageDigest digest = sha256();
    for (String line : lines(connection)) {
      digest.update(line.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) '\n');
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** What the fingerprint is taken of, sorted. */
  static List<String> lines(Connection connection) throws SQLException {
    List<String> lines = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      // Definitions are printed with the schemas that this path hides.
      // To compile the query would take longer than it runs.
      statement.execute("set search_path = pg_catalog; set jit = off");
      try (ResultSet row = statement.executeQuery(DESCRIBE)) {
        while (row.next()) {
          lines.add(row.getString(1));
        }
      }
    }
    return lines;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
