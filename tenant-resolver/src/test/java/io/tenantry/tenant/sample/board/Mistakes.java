package io.tenantry.tenant.sample.board;

import jakarta.inject.Singleton;
import java.util.Optional;

/** Which mistake is being made now; at most one. */
@Singleton
public class Mistakes {

  private volatile Mistake made;

  public void make(Mistake mistake) {
    made = mistake;
  }

  public void none() {
    made = null;
  }

  boolean made(Mistake mistake) {
    return Optional.ofNullable(made).filter(mistake::equals).isPresent();
  }
}
