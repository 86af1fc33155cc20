package io.tenantry.controlplane.tenant;

import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * Names that tenants have given up. Such a name passes to another tenant only when its cool-down is
 * over and every instance has confirmed the change that freed it: one that has not would answer
 * with the former tenant's data.
 */
@ApplicationScoped
class FormerNames {

  private static final String ANOTHERS =
      """
      select f.kept_until > now() as cooling,
             array(select i.name from catalog.instance i
                    where i.version < f.version order by i.name) as silent
        from catalog.former_name f
       where f.kind = :kind and f.name = :name and f.tenant_uuid <> :tenant
      """;

  private static final String RENAMED =
      """
      insert into catalog.former_name as f (kind, name, tenant_uuid, version, kept_until)
      select 'id', :id, :tenant, v.number, :until from catalog.version v
      on conflict (kind, name) do update
        set tenant_uuid = excluded.tenant_uuid, version = excluded.version,
            kept_until = excluded.kept_until
      """;
  private static final String HOSTS =
      """
      with gone as (
        delete from catalog.host_name h
         where h.tenant_uuid = :tenant and not h.host = any (:kept)
        returning h.host)
      insert into catalog.former_name as f (kind, name, tenant_uuid, version, kept_until)
      select 'host', g.host, :tenant, v.number, now() from gone g, catalog.version v
      on conflict (kind, name) do update
        set tenant_uuid = excluded.tenant_uuid, version = excluded.version,
            kept_until = excluded.kept_until
      """;
  private static final String PURGED =
      """
      with gone as (
        delete from catalog.tenant t
         where t.lifecycle = 'purged' and t.retained_until <= now()
        returning t.uuid, t.tenant_id, t.version, t.retained_until)
      insert into catalog.former_name as f (kind, name, tenant_uuid, version, kept_until)
      select 'id', lower(g.tenant_id), g.uuid, g.version, g.retained_until from gone g
      on conflict (kind, name) do update
        set tenant_uuid = excluded.tenant_uuid, version = excluded.version,
            kept_until = excluded.kept_until
      """;

  private final Jdbi jdbi;

  FormerNames(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Refuses a name that was another tenant's and may still be taken for its. To be called after the
   * name was taken in the running transaction: nobody can give it up any more then.
   */
  void demandFree(Kind kind, String name, UUID tenant) {
    anothers(kind, name, tenant).ifPresent(former -> former.demandFree(kind));
  }

  /** An id that a tenant was renamed from, in the running transaction, stays its own until then. */
  void keepId(UUID tenant, TenantId former, Instant until) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(RENAMED)
                .bind("tenant", tenant)
                .bind("id", former.folded())
                .bind("until", until)
                .execute());
  }

  /**
   * Takes from a tenant all host names but those to be kept. To be called when the running
   * transaction has taken its catalog version: that is the one to be confirmed.
   */
  void giveUpHosts(UUID tenant, List<HostName> kept) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(HOSTS)
                .bind("tenant", tenant)
                .bind("kept", kept.stream().map(HostName::text).toArray(String[]::new))
                .execute());
  }

  /** Forgets the rows of purged tenants whose retention has ended: their ids are free. */
  void giveUpPurged() {
    jdbi.useHandle(handle -> handle.createUpdate(PURGED).execute());
  }

  private Optional<Anothers> anothers(Kind kind, String name, UUID tenant) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(ANOTHERS)
                .bind("kind", kind.text())
                .bind("name", name)
                .bind("tenant", tenant)
                .map(
                    (row, context) ->
                        new Anothers(
                            row.getBoolean(1), List.of((String[]) row.getArray(2).getArray())))
                .findOne());
  }

  /**
   * A name that was another tenant's.
   *
   * @param silent the instances that have not confirmed that it is free
   */
  private record Anothers(boolean cooling, List<String> silent) {

    void demandFree(Kind kind) {
      if (cooling) {
        throw new ProblemException(kind.taken(), kind.coolingDown());
      }
      if (!silent.isEmpty()) {
        throw new ProblemException(
                ProblemType.INSTANCES_SILENT,
                "The name was another tenant's, and some instances have not confirmed that it is no"
                    + " longer. Try again when they have, or are known to be gone.")
            .with("instances", silent);
      }
    }
  }

  /** What is named. */
  enum Kind {
    ID("id", ProblemType.TENANT_EXISTS, "The id was another tenant's and is kept for it for now."),
    HOST(
        "host",
        ProblemType.HOST_NAME_TAKEN,
        "The host name was another tenant's and is kept for it for now.");

    private final String text;
    private final ProblemType taken;
    private final String coolingDown;

    Kind(String text, ProblemType taken, String coolingDown) {
      this.text = text;
      this.taken = taken;
      this.coolingDown = coolingDown;
    }

    String text() {
      return text;
    }

    ProblemType taken() {
      return taken;
    }

    String coolingDown() {
      return coolingDown;
    }
  }
}
