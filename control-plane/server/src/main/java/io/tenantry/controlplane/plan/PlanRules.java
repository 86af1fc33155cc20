package io.tenantry.controlplane.plan;

import io.tenantry.controlplane.api.FieldError;
import io.tenantry.controlplane.api.NewPlan;
import io.tenantry.controlplane.api.PlanLimits;
import io.tenantry.controlplane.api.PlanPatch;
import io.tenantry.controlplane.api.ProblemException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Checks what a plan may say, collecting every broken rule. */
final class PlanRules {

  private static final Predicate<String> NAME =
      Pattern.compile("[a-z0-9][a-z0-9-]{0,61}").asMatchPredicate();
  private static final int MOST_ENTITLEMENTS = 200;
  private static final long MILLION = 1_000_000;

  /** A petabyte: more than one PostgreSQL database is ever given. */
  private static final long LARGEST_DATABASE = 1L << 50;

  private final List<FieldError> errors = new ArrayList<>();

  private PlanRules() {}

  /**
   * The plan, completed.
   *
   * @throws ProblemException {@code validation-failed}, with every broken rule
   */
  static NewPlan checked(NewPlan plan) {
    PlanRules rules = new PlanRules();
    rules.name("name", plan.name());
    PlanPatch rest = rules.completed(plan.limits(), plan.entitlements());
    rules.raise();
    return new NewPlan(plan.name(), rest.limits(), rest.entitlements());
  }

  /** Like {@link #checked(NewPlan)}, for a plan that has its name already. */
  static PlanPatch checked(PlanPatch plan) {
    PlanRules rules = new PlanRules();
    PlanPatch completed = rules.completed(plan.limits(), plan.entitlements());
    rules.raise();
    return completed;
  }

  private PlanPatch completed(PlanLimits limits, List<String> entitlements) {
    PlanLimits known = Objects.requireNonNullElseGet(limits, PlanLimits::none);
    limits(known);
    List<String> features = Objects.requireNonNullElse(entitlements, List.of());
    entitlements(features);
    return new PlanPatch(known, features);
  }

  private void limits(PlanLimits limits) {
    within("limits.requestsPerSecond", limits.requestsPerSecond(), 1, MILLION);
    within("limits.concurrentRequests", limits.concurrentRequests(), 1, 100_000);
    within("limits.queueLength", limits.queueLength(), 0, 100_000);
    within("limits.connections", limits.connections(), 1, 10_000);
    within("limits.storage", limits.storage(), 1, LARGEST_DATABASE);
    within("limits.users", limits.users(), 1, MILLION);
    within("limits.companies", limits.companies(), 1, MILLION);
    within("limits.environments", limits.environments(), 0, 1_000);
    if (limits.queueLength() != null && limits.concurrentRequests() == null) {
      broken("limits.queueLength", "needs concurrentRequests: without it nothing ever waits");
    }
  }

  private void entitlements(List<String> features) {
    if (features.size() > MOST_ENTITLEMENTS) {
      broken("entitlements", "must be at most " + MOST_ENTITLEMENTS);
      return;
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < features.size(); i++) {
      String field = "entitlements[" + i + "]";
      name(field, features.get(i));
      if (!seen.add(features.get(i))) {
        broken(field, "is given twice");
      }
    }
  }

  private void name(String field, String text) {
    if (text == null || !NAME.test(text)) {
      broken(field, "must be 1-62 of a-z, 0-9 and dash, no dash first");
    }
  }

  private void within(String field, Long number, long least, long most) {
    if (number != null && (number < least || number > most)) {
      broken(field, "must be from " + least + " to " + most);
    }
  }

  private void broken(String field, String message) {
    errors.add(new FieldError(field, message));
  }

  private void raise() {
    if (!errors.isEmpty()) {
      throw ProblemException.invalid(List.copyOf(errors));
    }
  }
}
