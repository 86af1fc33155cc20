package io.tenantry.controlplane.server;

import io.tenantry.controlplane.api.FieldError;
import io.tenantry.controlplane.api.NewDatabaseServer;
import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.credential.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A request to register a server, with every rule checked.
 *
 * @param server in state registering
 * @param sharedCluster whether other ids may stand for the same cluster
 */
record Registration(DatabaseServer server, Secret adminPassword, boolean sharedCluster) {

  private static final Predicate<String> ID =
      Pattern.compile("[a-z0-9][a-z0-9-]{0,61}").asMatchPredicate();

  /** A host name, an IPv4 address or an IPv6 address in brackets; then the port. */
  private static final Predicate<String> ADDRESS =
      Pattern.compile("([A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}\\]):[1-9][0-9]{0,4}")
          .asMatchPredicate();

  private static final Predicate<String> NAME = text -> !text.isBlank() && text.length() <= 63;
  private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
  private static final int MOST_ADDRESSES = 5;
  private static final int MOST_LABELS = 32;
  private static final int LONGEST_CERTIFICATE = 65_536;
  private static final int LONGEST_PASSWORD = 1_000;
  private static final int LARGEST = 10_000;

  /**
   * @throws ProblemException naming every broken rule
   */
  static Registration of(NewDatabaseServer request) {
    List<FieldError> errors = errors(request);
    if (!errors.isEmpty()) {
      throw ProblemException.invalid(errors);
    }
    return new Registration(
        new DatabaseServer(
            request.id(),
            request.region(),
            Map.copyOf(labels(request)),
            request.address(),
            Optional.ofNullable(request.maintenanceDatabase()).orElse("postgres"),
            SslMode.of(sslMode(request)),
            Optional.ofNullable(request.caCertificate()).map(String::strip),
            request.adminLogin(),
            request.capacity(),
            0,
            request.connectionBudget(),
            DatabaseServer.State.REGISTERING,
            List.of()),
        Secret.of(request.adminPassword()),
        Boolean.TRUE.equals(request.sharedCluster()));
  }

  private static List<FieldError> errors(NewDatabaseServer request) {
    Rules rules = new Rules();
    rules.text("id", request.id(), ID, "must be 1-62 of a-z 0-9 and dash, no dash first");
    rules.text("region", request.region(), NAME, "must have 1-63 characters");
    rules.that("labels", areLabels(labels(request)), "must be at most 32 texts of 1-63 characters");
    rules.text("address", request.address(), Registration::isAddress, "must be host:port");
    rules.optional("maintenanceDatabase", request.maintenanceDatabase(), NAME, "is too long");
    rules.that(
        "sslMode",
        SslMode.isKnown(sslMode(request)),
        "must be disable, require, verify-ca or verify-full");
    rules.optional(
        "caCertificate",
        request.caCertificate(),
        Registration::isPem,
        "must be one certificate in PEM, at most 64 KiB");
    rules.text("adminLogin", request.adminLogin(), NAME, "must have 1-63 characters");
    rules.text(
        "adminPassword",
        request.adminPassword(),
        text -> !text.isEmpty() && text.length() <= LONGEST_PASSWORD,
        "must have 1-1000 characters");
    rules.number("capacity", request.capacity(), 0);
    rules.number("connectionBudget", request.connectionBudget(), 1);
    return rules.broken;
  }

  private static boolean isAddress(String text) {
    String[] addresses = text.split(",", -1);
    return addresses.length <= MOST_ADDRESSES && List.of(addresses).stream().allMatch(ADDRESS);
  }

  private static boolean isPem(String text) {
    return text.length() <= LONGEST_CERTIFICATE
        && text.strip().startsWith(BEGIN)
        && text.strip().endsWith("-----END CERTIFICATE-----")
        && text.indexOf(BEGIN) == text.lastIndexOf(BEGIN)
        && text.chars().allMatch(c -> c < 128);
  }

  private static boolean areLabels(Map<String, String> labels) {
    return labels.size() <= MOST_LABELS
        && labels.entrySet().stream()
            .allMatch(
                label ->
                    NAME.test(label.getKey())
                        && label.getValue() != null
                        && NAME.test(label.getValue()));
  }

  private static Map<String, String> labels(NewDatabaseServer request) {
    return Optional.ofNullable(request.labels()).orElse(Map.of());
  }

  private static String sslMode(NewDatabaseServer request) {
    return Optional.ofNullable(request.sslMode()).orElse(SslMode.VERIFY_FULL.word());
  }

  /** Collects what is broken. */
  private static final class Rules {

    private final List<FieldError> broken = new ArrayList<>();

    void text(String field, String text, Predicate<String> rule, String message) {
      that(field, text != null && rule.test(text), message);
    }

    void optional(String field, String text, Predicate<String> rule, String message) {
      that(field, text == null || rule.test(text), message);
    }

    void number(String field, Integer number, int least) {
      that(
          field,
          number != null && number >= least && number <= LARGEST,
          "must be a whole number from " + least + " to " + LARGEST);
    }

    void that(String field, boolean holds, String message) {
      if (!holds) {
        broken.add(new FieldError(field, message));
      }
    }
  }
}
