package io.tenantry.app.user;

import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.Validation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;

/**
 * The users of the current tenant for other systems, which keep them as their own list says. The
 * same rules as over REST: the plan's quota, nobody shuts himself out, all of it is written down.
 * To be called inside {@link AccessWork}.
 */
@ApplicationScoped
public class ProvisionedUsers {

  private final Users users;
  private final Validation validation;

  ProvisionedUsers(Users users, Validation validation) {
    this.users = users;
    this.validation = validation;
  }

  public long count() {
    return users.count();
  }

  /**
   * By name.
   *
   * @param skipped how many of the first are left out
   */
  public List<ProvisionedUser> list(int skipped, int most) {
    return users.list(skipped, most).stream().map(ProvisionedUsers::view).toList();
  }

  /**
   * @param name letter case included
   */
  public Optional<ProvisionedUser> named(String name) {
    return users.named(name).map(ProvisionedUsers::view);
  }

  /**
   * @throws ProblemException {@code user-not-found}
   */
  public ProvisionedUser get(String id) {
    return view(users.ofId(id, LockModeType.NONE));
  }

  /**
   * The same, and nobody else changes the user until the transaction is over.
   *
   * @throws ProblemException {@code user-not-found}
   */
  public ProvisionedUser lock(String id) {
    return view(users.ofId(id, LockModeType.PESSIMISTIC_WRITE));
  }

  /**
   * @throws ProblemException {@code validation-failed}, {@code user-exists}
   * @throws io.tenantry.tenant.TenantProblemException {@code quota-exceeded}
   */
  public ProvisionedUser create(String name, String displayName, boolean active) {
    return view(users.create(valid(name, displayName, active)));
  }

  /**
   * @throws ProblemException {@code user-not-found}, {@code validation-failed}, {@code
   *     user-exists}, {@code own-account}, {@code forbidden}
   */
  public ProvisionedUser change(String id, String name, String displayName, boolean active) {
    TenantUser user = users.ofId(id, LockModeType.PESSIMISTIC_WRITE);
    NewUser wanted = valid(name, displayName, active);
    if (!user.name.equals(wanted.name())) {
      users.rename(user, wanted.name());
    }
    UserState after = new UserState(wanted.displayName(), wanted.disabled(), user.expiresAt);
    if (!user.state().equals(after)) {
      users.change(user, before -> after);
    }
    return view(user);
  }

  /**
   * @throws ProblemException {@code user-not-found}, {@code own-account}
   */
  public void delete(String id) {
    users.delete(users.ofId(id, LockModeType.PESSIMISTIC_WRITE));
  }

  private NewUser valid(String name, String displayName, boolean active) {
    return validation.valid(new NewUser(name, displayName, !active, null));
  }

  private static ProvisionedUser view(TenantUser user) {
    return new ProvisionedUser(
        user.tag(), user.name, user.displayName, !user.disabled, user.registeredAt);
  }
}
