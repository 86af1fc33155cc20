package io.tenantry.controlplane.release;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The rows of {@code application.template}. */
@ApplicationScoped
class TemplateCatalog {

  private final Jdbi jdbi;

  TemplateCatalog(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** The template of a release on a server, once it is ready. */
  Optional<String> ready(String server, int release) {
    String sql =
        """
        select database_name from application.template
         where database_server = :server and release = :release and ready_at is not null
        """;
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(sql)
                .bind("server", server)
                .bind("release", release)
                .mapTo(String.class)
                .findOne());
  }
}
