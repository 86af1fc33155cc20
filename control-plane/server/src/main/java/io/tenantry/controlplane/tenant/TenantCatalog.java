package io.tenantry.controlplane.tenant;

import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jdbi.v3.core.JdbiException;
import org.postgresql.util.PSQLException;

/**
 * The tenants there are. What changes here is part of the caller's transaction, if there is one.
 */
@ApplicationScoped
public class TenantCatalog {

  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final TenantStore store;
  private final PlatformNames platform;

  TenantCatalog(TenantStore store, PlatformNames platform) {
    this.store = store;
    this.platform = platform;
  }

  /**
   * @param idOrUuid a tenant id in any case, or a UUID
   * @throws ProblemException {@code unknown-tenant}
   */
  public Tenant get(String idOrUuid) {
    return find(idOrUuid)
        .orElseThrow(
            () ->
                new ProblemException(ProblemType.UNKNOWN_TENANT, "No tenant has this id or UUID."));
  }

  /**
   * @throws ProblemException {@code unknown-tenant}
   */
  public Tenant get(UUID uuid) {
    return store.find(uuid).orElseThrow(TenantCatalog::unknown);
  }

  public Optional<Tenant> find(UUID uuid) {
    return store.find(uuid);
  }

  /** Whether the database is one of a tenant already. */
  public boolean holds(String server, String database) {
    return store.holds(server, database);
  }

  /** Oldest first. */
  public List<Tenant> list(TenantFilter filter) {
    return store.list(filter);
  }

  /**
   * Enters a tenant with its host names.
   *
   * @throws ProblemException {@code tenant-exists}, {@code host-name-taken} or {@code
   *     host-name-reserved}; the transaction cannot go on after the first two
   */
  public void enter(NewTenantEntry entry) {
    entry.properties().hostNames().forEach(host -> platform.demandFree(host, entry.id()));
    try {
      store.insert(entry);
    } catch (JdbiException e) {
      throw refusal(e);
    }
  }

  /**
   * Moves a tenant to another state.
   *
   * @return the catalog version of the change
   * @throws IllegalTransitionException when the present state does not allow the move
   * @throws ProblemException {@code unknown-tenant}; {@code version-mismatch} when somebody else
   *     changed the state in between
   */
  public long move(UUID uuid, UnaryOperator<TenantState> move) {
    TenantState from = get(uuid).state();
    return store
        .changeState(uuid, from, move.apply(from))
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemType.VERSION_MISMATCH, "The tenant was changed at the same time."));
  }

  /**
   * Removes a tenant with its names; answers the server whose place is free now, if there was one.
   */
  public Optional<String> remove(UUID uuid) {
    return store.delete(uuid);
  }

  private Optional<Tenant> find(String idOrUuid) {
    // An id may have the form of a UUID; a UUID that is somebody's comes first.
    return uuid(idOrUuid)
        .flatMap(store::find)
        .or(
            () ->
                TenantId.brokenRule(idOrUuid).isEmpty()
                    ? store.find(new TenantId(idOrUuid))
                    : Optional.empty());
  }

  private static ProblemException unknown() {
    return new ProblemException(ProblemType.UNKNOWN_TENANT, "No tenant has this id or UUID.");
  }

  private static Optional<UUID> uuid(String text) {
    return UUID_FORM.matcher(text).matches()
        ? Optional.of(UUID.fromString(text))
        : Optional.empty();
  }

  private static RuntimeException refusal(JdbiException thrown) {
    String constraint = violatedConstraint(thrown).orElse("");
    return switch (constraint) {
      case "tenant_id_is_unique" ->
          new ProblemException(
              ProblemType.TENANT_EXISTS,
              "A tenant with this id exists; ids differ by more than case.");
      case "tenant_pkey", "tenant_database_is_unique" ->
          new ProblemException(
              ProblemType.STAMP_MISMATCH, "The database belongs to a tenant of this catalog.");
      case "host_name_pkey" ->
          new ProblemException(
              ProblemType.HOST_NAME_TAKEN, "One of the host names belongs to a tenant already.");
      default -> thrown;
    };
  }

  private static Optional<String> violatedConstraint(Throwable thrown) {
    return thrown.getCause() instanceof SQLException sql
            && sql instanceof PSQLException postgres
            && postgres.getServerErrorMessage() != null
        ? Optional.ofNullable(postgres.getServerErrorMessage().getConstraint())
        : Optional.empty();
  }
}
