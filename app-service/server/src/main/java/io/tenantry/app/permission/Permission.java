package io.tenantry.app.permission;

import java.util.Optional;

/** The right to do one thing with one sort of object. */
public record Permission(BusinessObject object, Action action) {

  /**
   * @param text such as {@code customer:read}
   * @return empty if there is no such object or action
   */
  public static Optional<Permission> parse(String text) {
    String[] parts = text.split(":", -1);
    return parts.length == 2
        ? BusinessObject.ofWord(parts[0])
            .flatMap(
                object -> Action.ofWord(parts[1]).map(action -> new Permission(object, action)))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return object.word() + ':' + action.word();
  }
}
