package io.tenantry.app.permission;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;

/**
 * Which companies the request may enter, after what was demanded so far. Work that is no user's (a
 * schedule, a start-up) may enter all.
 */
@RequestScoped
public class Reach {

  private final CurrentVertxRequest request;
  private Grant grant = Grant.EVERYWHERE;
  private Permission last;

  Reach(CurrentVertxRequest request) {
    this.request = request;
  }

  /** Where all that was demanded may be done. */
  void narrow(Permission permission, Grant more) {
    grant = grant.and(more);
    last = permission;
  }

  /**
   * Forgets what was demanded; for doors that answer several questions in one request, before each
   * of them.
   */
  public void begin() {
    grant = Grant.EVERYWHERE;
    last = null;
  }

  /**
   * @param company that is being entered
   * @throws io.tenantry.app.http.ProblemException {@code forbidden}
   * @throws IllegalStateException if a user's request has been asked no permission
   */
  public void admit(UUID company) {
    if (last == null && request.getCurrent() != null) {
      throw new IllegalStateException(
          "a company was to be entered before a permission was demanded");
    }
    if (!grant.covers(company)) {
      throw Permissions.denied(last).with("company", company);
    }
  }
}
