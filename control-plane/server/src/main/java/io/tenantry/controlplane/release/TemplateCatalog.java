package io.tenantry.controlplane.release;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The rows of {@code application.template}: the templates that are ready. */
@ApplicationScoped
class TemplateCatalog {

  private static final String READY =
      """
      select database_name, fingerprint
        from application.template
       where database_server = :server and release = :release and ready_at is not null
      """;

  private static final String ANYWHERE =
      """
      select database_server, database_name, fingerprint
        from application.template
       where release = :release and ready_at is not null
       order by database_server limit 1
      """;

  private static final String RECORD =
      """
      insert into application.template
        (release, database_server, database_name, fingerprint, ready_at)
      values (:release, :server, :database, :fingerprint, now())
      on conflict (release, database_server) do update
         set database_name = excluded.database_name, fingerprint = excluded.fingerprint,
             ready_at = excluded.ready_at
      """;

  private static final String FORGET =
      "delete from application.template where database_server = :server and release = :release";

  private final Jdbi jdbi;

  TemplateCatalog(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** The name of a release's template on a server, once it is ready. */
  Optional<String> ready(String server, int release) {
    return find(server, release).map(Template::database);
  }

  /** The template of a release on a server, once it is ready. */
  Optional<Template> find(String server, int release) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(READY)
                .bind("server", server)
                .bind("release", release)
                .map((row, context) -> new Template(release, row.getString(1), row.getString(2)))
                .findOne());
  }

  /** Some server on which the template of a release is ready. */
  Optional<Place> anywhere(int release) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(ANYWHERE)
                .bind("release", release)
                .map(
                    (row, context) ->
                        new Place(
                            row.getString(1),
                            new Template(release, row.getString(2), row.getString(3))))
                .findOne());
  }

  void record(String server, int release, String database, String fingerprint) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(RECORD)
                .bind("server", server)
                .bind("release", release)
                .bind("database", database)
                .bind("fingerprint", fingerprint)
                .execute());
  }

  void forget(String server, int release) {
    jdbi.useHandle(
        handle ->
            handle.createUpdate(FORGET).bind("server", server).bind("release", release).execute());
  }

  /** Where a template is. */
  record Place(String server, Template template) {}
}
