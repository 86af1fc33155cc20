package io.tenantry.controlplane.object;

import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The releases that objects belong to, and where an empty database of each is found. */
@ApplicationScoped
class TargetReleases {

  private static final String PUBLISHED =
      "select number from application.release where state = 'published' order by number desc";

  private static final String TEMPLATE =
      """
      select t.database_server, t.database_name
        from application.template t
        join catalog.database_server s on s.id = t.database_server
       where t.release = :release and t.ready_at is not null and s.state in ('active', 'draining')
       order by s.id
       limit 1
      """;

  private final Jdbi jdbi;

  TargetReleases(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** A prepared database that can be copied. */
  record Template(String server, String database) {}

  /** Newest first. */
  List<Integer> published() {
    return jdbi.withHandle(handle -> handle.createQuery(PUBLISHED).mapTo(Integer.class).list());
  }

  /**
   * The release that is meant: the one given, or the newest.
   *
   * @throws ProblemException {@code unknown-release}
   */
  int demand(Optional<Integer> given) {
    List<Integer> published = published();
    return given
        .or(() -> published.stream().findFirst())
        .filter(published::contains)
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemType.UNKNOWN_RELEASE, "no release of this number has been published"));
  }

  /** Empty while there is no database server. */
  Optional<Template> template(int release) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(TEMPLATE)
                .bind("release", release)
                .map((row, context) -> new Template(row.getString(1), row.getString(2)))
                .findOne());
  }
}
