package io.tenantry.controlplane.server;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** How a connection to a database server is protected; the words are those of libpq. */
public enum SslMode {
  /** Not at all: for the local run. */
  DISABLE("disable"),
  /** Encrypted; the server is not checked. */
  REQUIRE("require"),
  /** Encrypted; the server's certificate comes from a known authority. */
  VERIFY_CA("verify-ca"),
  /** Encrypted; the certificate is checked and names the host. The default. */
  VERIFY_FULL("verify-full");

  private final String word;

  SslMode(String word) {
    this.word = word;
  }

  /**
   * @throws IllegalArgumentException for any other word
   */
  @JsonCreator
  public static SslMode of(String word) {
    return Arrays.stream(values())
        .filter(mode -> mode.word.equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "sslMode is one of disable, require, verify-ca, verify-full"));
  }

  @JsonValue
  public String word() {
    return word;
  }

  static boolean isKnown(String word) {
    return Arrays.stream(values()).anyMatch(mode -> mode.word.equals(word));
  }

  boolean verifies() {
    return this == VERIFY_CA || this == VERIFY_FULL;
  }
}
