package io.tenantry.controlplane.provisioning;

import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;

/**
 * The classic shape: the one tenant's rows are in the application database itself, beside the
 * catalog, in schemas of their own. That database is filled and emptied, and never made or dropped.
 */
@ApplicationScoped
public class ClassicShape {

  private static final String PLACE =
      """
      select s.id, current_database()
        from catalog.database_server s
       where s.system_identifier = (select system_identifier::text from pg_control_system())
      """;

  private static final String IS_OURS =
      """
      select count(*) > 0
        from catalog.database_server s
       where s.id = :server and :database = current_database()
         and s.system_identifier = (select system_identifier::text from pg_control_system())
      """;

  private final Jdbi jdbi;
  private final boolean chosen;

  /**
   * @param chosen whether this installation is to have that shape; a mapping of its parent would
   *     claim every property of the product
   */
  ClassicShape(
      Jdbi jdbi,
      @ConfigProperty(name = "tenantry.classic", defaultValue = "false") boolean chosen) {
    this.jdbi = jdbi;
    this.chosen = chosen;
  }

  /** Where the tenant's rows go. */
  public record Place(String server, String database) {}

  public boolean chosen() {
    return chosen;
  }

  /**
   * @throws ProblemException {@code capacity-exhausted} when the server that holds the application
   *     database is not registered
   */
  public Place place() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(PLACE)
                .map((row, context) -> new Place(row.getString(1), row.getString(2)))
                .findOne()
                .orElseThrow(
                    () ->
                        new ProblemException(
                            ProblemType.CAPACITY_EXHAUSTED,
                            "register the database server that holds the application database:"
                                + " the tenant's rows go there")));
  }

  /** Whether a tenant's database is the application database, whatever is chosen now. */
  boolean isApplicationDatabase(TenantDatabase database) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(IS_OURS)
                .bind("server", database.server())
                .bind("database", database.names().database())
                .mapTo(Boolean.class)
                .one());
  }
}
