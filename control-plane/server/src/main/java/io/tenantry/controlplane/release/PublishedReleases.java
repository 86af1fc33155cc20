package io.tenantry.controlplane.release;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Which releases tenants can be made of. */
@ApplicationScoped
public class PublishedReleases {

  private static final String NEWEST =
      "select max(number) from application.release where state = 'published'";

  private final Jdbi jdbi;

  PublishedReleases(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** The release of new tenants: the highest that is published, if there is one. */
  public Optional<Integer> newest() {
    return jdbi.withHandle(handle -> handle.createQuery(NEWEST).mapTo(Integer.class).findOne());
  }
}
