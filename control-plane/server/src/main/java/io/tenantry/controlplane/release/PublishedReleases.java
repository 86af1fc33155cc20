package io.tenantry.controlplane.release;

import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Which releases tenants can be made of, or brought to. */
@ApplicationScoped
public class PublishedReleases {

  private static final String NEWEST =
      "select max(number) from application.release where state = 'published'";

  private final Jdbi jdbi;

  private final Releases releases;

  PublishedReleases(Jdbi jdbi, Releases releases) {
    this.jdbi = jdbi;
    this.releases = releases;
  }

  /**
   * A release that tenants can be brought to.
   *
   * @param number absent = the newest
   * @throws ProblemException {@code unknown-release}, {@code release-missing}
   */
  public int demand(Optional<Integer> number) {
    if (number.isPresent()) {
      return releases.findPublished(number.get()).orElseThrow(Releases::unknown).number();
    }
    return newest()
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemType.RELEASE_MISSING,
                    "Publish a release of the application first: POST"
                        + " /api/v1/application/releases."));
  }

  /** The release of new tenants: the highest that is published, if there is one. */
  public Optional<Integer> newest() {
    return jdbi.withHandle(handle -> handle.createQuery(NEWEST).mapTo(Integer.class).findOne());
  }
}
