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
    PlanPatch rest =
        rules.completed(new PlanPatch(plan.limits(), plan.sandboxLimits(), plan.entitlements()));
    rules.raise();
    return new NewPlan(plan.name(), rest.limits(), rest.sandboxLimits(), rest.entitlements());
  }

  /** Like {@link #checked(NewPlan)}, for a plan that has its name already. */
  static PlanPatch checked(PlanPatch plan) {
    PlanRules rules = new PlanRules();
    PlanPatch completed = rules.completed(plan);
    rules.raise();
    return completed;
  }

  private PlanPatch completed(PlanPatch plan) {
    PlanLimits limits = Objects.requireNonNullElseGet(plan.limits(), PlanLimits::none);
    PlanLimits sandbox = Objects.requireNonNullElseGet(plan.sandboxLimits(), PlanLimits::none);
    limits("limits.", limits);
    demandWaiting("limits.", limits, limits);
    limits("sandboxLimits.", sandbox);
    demandWaiting("sandboxLimits.", sandbox, sandbox.over(limits));
    demandNoMore(sandbox, limits);
    List<String> features = Objects.requireNonNullElse(plan.entitlements(), List.of());
    entitlements(features);
    return new PlanPatch(limits, sandbox, features);
  }

  private void limits(String in, PlanLimits limits) {
    within(in + "requestsPerSecond", limits.requestsPerSecond(), 1, MILLION);
    within(in + "concurrentRequests", limits.concurrentRequests(), 1, 100_000);
    within(in + "queueLength", limits.queueLength(), 0, 100_000);
    within(in + "connections", limits.connections(), 1, 10_000);
    within(in + "storage", limits.storage(), 1, LARGEST_DATABASE);
    within(in + "users", limits.users(), 1, MILLION);
    within(in + "companies", limits.companies(), 1, MILLION);
    within(in + "environments", limits.environments(), 0, 1_000);
  }

  private void demandWaiting(String in, PlanLimits said, PlanLimits inForce) {
    if (said.queueLength() != null && inForce.concurrentRequests() == null) {
      broken(in + "queueLength", "needs concurrentRequests: without it nothing ever waits");
    }
  }

  private void demandNoMore(PlanLimits sandbox, PlanLimits limits) {
    noMore("requestsPerSecond", sandbox.requestsPerSecond(), limits.requestsPerSecond());
    noMore("concurrentRequests", sandbox.concurrentRequests(), limits.concurrentRequests());
    noMore("queueLength", sandbox.queueLength(), limits.queueLength());
    noMore("connections", sandbox.connections(), limits.connections());
    noMore("storage", sandbox.storage(), limits.storage());
    noMore("users", sandbox.users(), limits.users());
    noMore("companies", sandbox.companies(), limits.companies());
    noMore("environments", sandbox.environments(), limits.environments());
  }

  private void noMore(String name, Long sandbox, Long production) {
    if (sandbox != null && production != null && sandbox > production) {
      broken(
          "sandboxLimits." + name,
          "must not be more than limits." + name + ", which is " + production);
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
