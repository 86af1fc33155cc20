package io.tenantry.app.permission;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be done with an object. */
public enum Action {
  READ,
  INSERT,
  MODIFY,
  DELETE,
  /** What is more than a change of a row: post, reverse, run, publish. */
  EXECUTE;

  /** As in permissions: {@code read}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Action> ofWord(String word) {
    return Arrays.stream(values()).filter(action -> action.word().equals(word)).findFirst();
  }

  /**
   * What a request means where its resource does not say otherwise.
   *
   * @param method of HTTP
   */
  static Action ofMethod(String method) {
    return switch (method) {
      case "GET", "HEAD", "OPTIONS" -> READ;
      case "POST" -> INSERT;
      case "PUT", "PATCH" -> MODIFY;
      case "DELETE" -> DELETE;
      default -> throw new IllegalArgumentException("a route of method " + method);
    };
  }
}
