package io.tenantry.controlplane.release;

import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.object.ApplicationObject;
import io.tenantry.controlplane.object.ObjectReader;
import io.tenantry.controlplane.upgrade.DataUpgrade;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A release as it is delivered: a zip, looked through.
 *
 * @param content the zip itself
 * @param sha256 of the zip, 64 hexadecimal characters
 * @param scripts of the schema, in no order; Flyway orders them by version
 * @param upgrade what it does to the rows of companies
 * @param objects its reports, web services and permission sets
 */
record ReleasePackage(
    ReleaseDescriptor descriptor,
    byte[] content,
    String sha256,
    List<Script> scripts,
    DataUpgrade upgrade,
    List<ApplicationObject> objects) {

  private static final String SCHEMA = "schema/";

  /** Only versioned SQL: no Java, no callbacks, no repeatable scripts, no script configuration. */
  private static final Pattern SCRIPT =
      Pattern.compile("schema/V[0-9]+(_[0-9]+)*__[A-Za-z0-9_]+\\.sql");

  /**
   * @throws ProblemException when the zip breaks a rule; names the entry
   */
  static ReleasePackage read(byte[] zip) {
    Map<String, byte[]> files = PackageZip.read(zip);
    byte[] descriptor =
        Optional.ofNullable(files.get(ReleaseDescriptor.FILE))
            .orElseThrow(() -> ProblemException.invalid(ReleaseDescriptor.FILE, "is missing"));
    List<Script> scripts =
        files.entrySet().stream()
            .filter(file -> file.getKey().startsWith(SCHEMA))
            .map(file -> script(file.getKey(), file.getValue()))
            .toList();
    if (scripts.isEmpty()) {
      throw ProblemException.invalid(SCHEMA, "holds no script");
    }
    ReleaseDescriptor described = ReleaseDescriptor.parse(descriptor);
    return new ReleasePackage(
        described,
        zip,
        sha256(zip),
        scripts,
        DataUpgrade.read(described.release(), files, described.upgrade()),
        ObjectReader.ofPackage(files));
  }

  int number() {
    return descriptor.release();
  }

  /**
   * Refuses what a new database could be made with and no tenant be synced by. Not asked of what
   * was published before there was this rule.
   *
   * @throws ProblemException {@code validation-failed}, naming the script
   */
  void demandSyncable() {
    scripts.stream()
        .filter(Script::bringsRows)
        .findFirst()
        .ifPresent(
            script -> {
              throw ProblemException.invalid(
                  SCHEMA + script.name(),
                  "brings rows by COPY … FROM STDIN, which no sync can run; insert them instead");
            });
  }

  private static Script script(String entry, byte[] text) {
    if (!SCRIPT.matcher(entry).matches()) {
      throw ProblemException.invalid(
          entry, "is not named like schema/V1__Create_customer.sql, the only kind that is run");
    }
    return new Script(entry.substring(SCHEMA.length()), new String(text, StandardCharsets.UTF_8));
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
