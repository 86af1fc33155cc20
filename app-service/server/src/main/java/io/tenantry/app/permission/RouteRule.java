package io.tenantry.app.permission;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;

/** What a resource method says of who may call it. */
public sealed interface RouteRule {

  /** Whoever is a user of the tenant. */
  record AnyUser() implements RouteRule {}

  /**
   * Whoever has a permission.
   *
   * @param actions the action, or none: what the HTTP method means
   */
  record Permitted(BusinessObject object, List<Action> actions, boolean inAllCompanies)
      implements RouteRule {

    private static Permitted of(RequiresPermission given) {
      return new Permitted(given.value(), List.of(given.action()), given.inAllCompanies());
    }

    public Action action(String method) {
      return actions.isEmpty() ? Action.ofMethod(method) : actions.get(0);
    }
  }

  /** That of the method, or of its class; empty where there is none. */
  static Optional<RouteRule> of(Class<?> resource, Method method) {
    if (method.isAnnotationPresent(OpenToUsers.class)) {
      return Optional.of(new AnyUser());
    }
    return Optional.ofNullable(method.getAnnotation(RequiresPermission.class))
        .or(() -> Optional.ofNullable(resource.getAnnotation(RequiresPermission.class)))
        .map(Permitted::of);
  }
}
