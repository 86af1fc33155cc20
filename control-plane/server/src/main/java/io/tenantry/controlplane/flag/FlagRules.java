package io.tenantry.controlplane.flag;

import io.tenantry.controlplane.api.FlagWish;
import io.tenantry.controlplane.api.ProblemException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Checks what a flag may say. */
final class FlagRules {

  private static final Predicate<String> NAME =
      Pattern.compile("[a-z0-9][a-z0-9-]{0,61}").asMatchPredicate();
  private static final int MOST_RINGS = 100;
  private static final int MOST_TENANTS = 1_000;
  private static final int LONGEST_DESCRIPTION = 500;

  private FlagRules() {}

  /**
   * The wish, with nothing absent in it.
   *
   * @throws ProblemException {@code validation-failed}
   */
  static FlagWish checked(String name, FlagWish wish) {
    String description = Objects.requireNonNullElse(wish.description(), "");
    List<String> rings = Objects.requireNonNullElse(wish.rings(), List.of());
    List<String> tenants = Objects.requireNonNullElse(wish.tenants(), List.of());
    demand("name", NAME.test(name), "must be 1-62 of a-z, 0-9 and dash, no dash first");
    demand(
        "description",
        description.length() <= LONGEST_DESCRIPTION,
        "must have at most " + LONGEST_DESCRIPTION + " characters");
    demand(
        "rings",
        areFew(rings, MOST_RINGS) && rings.stream().allMatch(NAME),
        "must be at most " + MOST_RINGS + " names of rings, each once");
    demand(
        "tenants",
        areFew(tenants, MOST_TENANTS),
        "must be at most " + MOST_TENANTS + " tenants, each once");
    return new FlagWish(description, rings, tenants);
  }

  private static boolean areFew(List<String> names, int most) {
    return names.size() <= most
        && names.stream().allMatch(Objects::nonNull)
        && new HashSet<>(names).size() == names.size();
  }

  private static void demand(String field, boolean right, String rule) {
    if (!right) {
      throw ProblemException.invalid(field, rule);
    }
  }
}
