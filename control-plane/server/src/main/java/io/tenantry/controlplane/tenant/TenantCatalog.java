package io.tenantry.controlplane.tenant;

import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
  private final FormerNames formerNames;
  private final PlatformNames platform;
  private final OwnIssuers issuers;
  private final OnlyTenant only;

  TenantCatalog(
      TenantStore store,
      FormerNames formerNames,
      PlatformNames platform,
      OwnIssuers issuers,
      OnlyTenant only) {
    this.store = store;
    this.formerNames = formerNames;
    this.platform = platform;
    this.issuers = issuers;
    this.only = only;
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

  /**
   * The version of the tenant's last change.
   *
   * @throws ProblemException {@code unknown-tenant}
   */
  public long version(UUID uuid) {
    return store.version(uuid).orElseThrow(TenantCatalog::unknown);
  }

  /** Whether the database is one of a tenant already. */
  public boolean holds(String server, String database) {
    return store.holds(server, database);
  }

  /** How many sandboxes made beside the tenant are in use, or on their way there. */
  public long sandboxesOf(UUID uuid) {
    return store.sandboxesOf(uuid);
  }

  /** Oldest first. */
  public List<Tenant> list(TenantFilter filter) {
    return store.list(filter);
  }

  /**
   * Enters a tenant with its host names.
   *
   * @throws ProblemException {@code tenant-exists}, also where there is to be one tenant only,
   *     {@code host-name-taken}, {@code host-name-reserved}, {@code identity-provider-taken} or
   *     {@code instances-silent}; the transaction cannot go on after one
   */
  public void enter(NewTenantEntry entry) {
    only.demandNameable("id", entry.id());
    only.demandAlone();
    entry.properties().hostNames().forEach(host -> platform.demandFree(host, entry.id()));
    demandIssuerFree(entry.uuid(), entry.properties());
    try {
      store.insert(entry);
    } catch (JdbiException e) {
      throw refusal(e);
    }
    // Instances show a production tenant how many sandboxes it has.
    entry.sandboxOf().ifPresent(store::touch);
    formerNames.demandFree(FormerNames.Kind.ID, entry.id().folded(), entry.uuid());
    demandFormerHostsFree(entry.uuid(), entry.properties().hostNames());
  }

  private void demandIssuerFree(UUID uuid, TenantProperties properties) {
    properties.identityProvider().ifPresent(provider -> issuers.demandFree(uuid, provider));
  }

  private void demandFormerHostsFree(UUID uuid, List<HostName> hosts) {
    hosts.forEach(host -> formerNames.demandFree(FormerNames.Kind.HOST, host.text(), uuid));
  }

  /**
   * The tenant as it stays until the running transaction ends, but for what that changes itself.
   *
   * @throws ProblemException {@code unknown-tenant}
   */
  public Tenant getForChange(String idOrUuid) {
    UUID uuid = get(idOrUuid).uuid();
    store.lock(uuid);
    // Read by a second statement: the first one sees what was there when it began to wait.
    return get(uuid);
  }

  /**
   * Moves a tenant to another state.
   *
   * @param to where the move leads, with what explains it
   * @throws ProblemException {@code version-mismatch} when the tenant is no longer as it was
   */
  public void move(UUID uuid, TenantState from, Standing to) {
    Optional<UUID> production =
        from.lifecycle().equals(to.state().lifecycle())
            ? Optional.empty()
            : store.lockProductionOf(uuid);
    demandUnchanged(store.changeState(uuid, from, to, true).isPresent());
    production.ifPresent(store::touch);
  }

  /**
   * The same, of a move that no running instance has to act upon: none is woken for it, and each
   * reads of it with the next change, or at its next beat.
   *
   * @throws ProblemException {@code version-mismatch} when the tenant is no longer as it was
   */
  public void moveUnheard(UUID uuid, TenantState from, Standing to) {
    demandUnchanged(store.changeState(uuid, from, to, false).isPresent());
  }

  /**
   * Removes a tenant with its names; answers the server whose place is free now, if there was one.
   */
  public Optional<String> remove(UUID uuid) {
    Optional<UUID> production = store.lockProductionOf(uuid);
    Optional<String> server = store.delete(uuid);
    production.ifPresent(store::touch);
    return server;
  }

  /**
   * Gives a tenant other properties, host names among them.
   *
   * @param tenant as it was read in the running transaction
   * @throws ProblemException {@code host-name-taken}, {@code host-name-reserved}, {@code
   *     identity-provider-taken}, {@code instances-silent} or {@code version-mismatch}; the
   *     transaction cannot go on after one
   */
  public void change(Tenant tenant, TenantProperties to) {
    List<HostName> fresh =
        to.hostNames().stream()
            .filter(host -> !tenant.properties().hostNames().contains(host))
            .toList();
    fresh.forEach(host -> platform.demandFree(host, tenant.id()));
    if (!to.identityProvider().equals(tenant.properties().identityProvider())) {
      demandIssuerFree(tenant.uuid(), to);
    }
    try {
      demandUnchanged(store.changeProperties(tenant.uuid(), tenant.version(), to));
    } catch (JdbiException e) {
      throw refusal(e);
    }
    formerNames.giveUpHosts(tenant.uuid(), to.hostNames());
    try {
      store.addHosts(tenant.uuid(), fresh);
    } catch (JdbiException e) {
      throw refusal(e);
    }
    demandFormerHostsFree(tenant.uuid(), fresh);
  }

  /**
   * Gives a tenant another id.
   *
   * @param tenant as it was read in the running transaction
   * @param formerKeptUntil until when nobody else gets the id it had
   * @throws ProblemException {@code tenant-exists}, {@code instances-silent} or {@code
   *     version-mismatch}; the transaction cannot go on after one
   */
  public void rename(Tenant tenant, TenantId to, Instant formerKeptUntil) {
    only.demandNameable("newId", to);
    try {
      demandUnchanged(store.rename(tenant.uuid(), tenant.version(), to));
    } catch (JdbiException e) {
      throw refusal(e);
    }
    formerNames.keepId(tenant.uuid(), tenant.id(), formerKeptUntil);
    formerNames.demandFree(FormerNames.Kind.ID, to.folded(), tenant.uuid());
  }

  /**
   * Says that something that instances see with a tenant has changed in the running transaction.
   *
   * @return the version by which they have it
   */
  public long touch(UUID uuid) {
    return store.touch(uuid);
  }

  private static void demandUnchanged(boolean changed) {
    if (!changed) {
      throw new ProblemException(
          ProblemType.VERSION_MISMATCH, "The tenant was changed at the same time.");
    }
  }

  /** Takes all host names from a tenant that has been purged. */
  public void giveUpHostNames(UUID uuid) {
    formerNames.giveUpHosts(uuid, List.of());
  }

  /** Forgets purged tenants whose retention has ended: nothing stands against their ids. */
  public void forgetPurged() {
    formerNames.giveUpPurged();
  }

  public Optional<Tenant> find(String idOrUuid) {
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
      case "tenant_uuid_is_spent" ->
          new ProblemException(
              ProblemType.STAMP_MISMATCH,
              "The database belongs to a tenant that was purged; its UUID is not used again.");
      case "tenant_plan_fkey" -> ProblemException.invalid("plan", "there is no such plan any more");
      case "identity_provider_is_unique" -> OwnIssuers.taken();
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
