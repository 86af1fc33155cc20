package io.tenantry.controlplane.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * Tickets by which somebody has a tenant to himself. Every change here takes a catalog version, so
 * that instances learn of it.
 */
@ApplicationScoped
public class Tickets {

  private static final String TAKE =
      """
      with announced as (
        update catalog.tenant set version = catalog.next_version() where uuid = :tenant
        returning uuid)
      insert into catalog.exclusive_access as x (tenant_uuid, ticket, holder, expires_at)
      select a.uuid, :ticket, :holder, :expiresAt from announced a
      on conflict (tenant_uuid) do update set expires_at = excluded.expires_at
       where x.ticket = excluded.ticket
      """;
  private static final String GIVE_BACK =
      """
      with gone as (
        delete from catalog.exclusive_access where tenant_uuid = :tenant returning tenant_uuid)
      update catalog.tenant t set version = catalog.next_version()
        from gone where t.uuid = gone.tenant_uuid
      """;

  private final Jdbi jdbi;

  Tickets(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Takes the tenant for the ticket, or gives a ticket that is in force another end. Whoever calls
   * holds the tenant's row and has seen that no other ticket is in force.
   */
  public void take(UUID tenant, ExclusiveAccess access) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(TAKE)
                .bind("tenant", tenant)
                .bind("ticket", access.ticket())
                .bind("holder", access.holder())
                .bind("expiresAt", access.expiresAt())
                .execute());
  }

  /** Ends whatever ticket is in force; nothing happens where none is. */
  public void giveBack(UUID tenant) {
    jdbi.useHandle(handle -> handle.createUpdate(GIVE_BACK).bind("tenant", tenant).execute());
  }
}
