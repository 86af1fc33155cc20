package io.tenantry.tenant.catalog;

import io.tenantry.tenant.TenantId;
import java.io.IOException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import org.postgresql.Driver;

/**
 * A tenant that no control plane administers: what a service says of it itself.
 *
 * @param id its human name, by the grammar of {@link TenantId}
 * @param uuid its identity, as tokens of its users carry it
 * @param jdbcUrl of its database, {@code jdbc:postgresql://host[:port]/database}; of the parameters
 *     {@code sslmode} (default {@code verify-full}) and {@code sslrootcert} (a PEM file) count
 * @param username login of the service there
 * @param password of that login, in the clear
 * @param hostNames that mean this tenant
 * @param release of the application that its schema is at
 * @param incarnation of its stamp; {@link DatabaseTarget#UNSTAMPED} where there is none
 * @param suspended whether its users are out
 * @param limits what it may use at a time
 * @param entitlements features that it may use
 */
public record PlainTenant(
    String id,
    UUID uuid,
    String jdbcUrl,
    String username,
    String password,
    List<String> hostNames,
    int release,
    int incarnation,
    boolean suspended,
    TenantLimits limits,
    Set<String> entitlements) {

  /** A tenant at release 1 with neither host names, limits nor a stamp. */
  public static PlainTenant of(
      String id, UUID uuid, String jdbcUrl, String username, String password) {
    return new PlainTenant(
        id,
        uuid,
        jdbcUrl,
        username,
        password,
        List.of(),
        1,
        DatabaseTarget.UNSTAMPED,
        false,
        TenantLimits.ofConnections(0, 0),
        Set.of());
  }

  /**
   * The catalog entry that says the same.
   *
   * @throws IllegalArgumentException when the id or the URL is none; names the component
   */
  public TenantEntry entry(long version) {
    if (TenantId.parse(id).isEmpty()) {
      throw new IllegalArgumentException(
          "the id is not 1 to 62 letters, digits and dashes with no dash at an end");
    }
    byte[] secret = password.getBytes(StandardCharsets.UTF_8);
    return new TenantEntry(
        uuid,
        id,
        version,
        true,
        suspended ? "suspended" : "active",
        "current",
        release,
        false,
        false,
        false,
        hostNames.stream().map(host -> IDN.toASCII(host).toLowerCase(Locale.ROOT)).toList(),
        target(secret),
        new ReportLogin(username, secret),
        limits,
        id,
        "none",
        "production",
        0,
        "UTC",
        null,
        entitlements,
        Set.of(),
        Optional.empty(),
        false,
        Admittance.platformOnly());
  }

  private DatabaseTarget target(byte[] secret) {
    Properties said = Driver.parseURL(jdbcUrl, new Properties());
    if (said == null || said.getProperty("PGDBNAME") == null) {
      throw new IllegalArgumentException(
          "jdbc-url is not of the form jdbc:postgresql://host[:port]/database");
    }
    String address = address(said.getProperty("PGHOST"), said.getProperty("PGPORT"));
    return new DatabaseTarget(
        uuid,
        incarnation,
        address,
        address,
        said.getProperty("sslmode", "verify-full"),
        certificate(said.getProperty("sslrootcert")),
        said.getProperty("PGDBNAME"),
        username,
        secret);
  }

  private static String address(String hosts, String ports) {
    String[] host = hosts.split(",");
    String[] port = ports.split(",");
    StringBuilder address = new StringBuilder();
    for (int i = 0; i < host.length; i++) {
      address.append(i == 0 ? "" : ",").append(host[i]).append(':').append(port[i]);
    }
    return address.toString();
  }

  private static String certificate(String file) {
    try {
      return file == null ? null : Files.readString(Path.of(file));
    } catch (IOException e) {
      throw new IllegalArgumentException("sslrootcert of jdbc-url is no readable file", e);
    }
  }

  /** Names the tenant alone. */
  @Override
  public String toString() {
    return "tenant " + id;
  }
}
