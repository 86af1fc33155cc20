package io.tenantry.app.user;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.tenantry.app.permission.KnownUsers;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Callable;

/** Runs reads and changes of users and permission sets, each in a transaction of its own. */
@ApplicationScoped
public class AccessWork {

  private final KnownUsers known;

  AccessWork(KnownUsers known) {
    this.known = known;
  }

  public <T> T read(Callable<T> work) {
    return QuarkusTransaction.requiringNew().call(work);
  }

  /** What it changes counts on this instance when it returns, also if its end is uncertain. */
  public <T> T change(Callable<T> work) {
    try {
      return QuarkusTransaction.requiringNew().call(work);
    } finally {
      known.forget();
    }
  }
}
