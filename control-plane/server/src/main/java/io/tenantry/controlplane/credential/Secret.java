package io.tenantry.controlplane.credential;

import com.fasterxml.jackson.annotation.JsonIgnoreType;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;

/**
 * A password in memory. Never shown by {@link #toString}, never written to JSON; {@link #reveal} is
 * the one way to its text, so that its uses can be counted.
 */
@JsonIgnoreType
public final class Secret {

  /** 192 random bits, 32 characters: beyond guessing, short enough for every client. */
  private static final int GENERATED_BYTES = 24;

  private final String text;

  private Secret(String text) {
    this.text = Objects.requireNonNull(text);
  }

  public static Secret of(String text) {
    return new Secret(text);
  }

  /** A new random password of letters, digits, {@code -} and {@code _}. */
  public static Secret generate(SecureRandom random) {
    byte[] bytes = new byte[GENERATED_BYTES];
    random.nextBytes(bytes);
    return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  public String reveal() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && secret.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return "Secret[***]";
  }
}
