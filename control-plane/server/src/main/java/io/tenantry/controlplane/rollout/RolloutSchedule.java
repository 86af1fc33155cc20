package io.tenantry.controlplane.rollout;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.tenantry.controlplane.sync.SyncMode;
import io.tenantry.controlplane.window.Opening;
import io.tenantry.controlplane.window.UpdateWindow;
import io.tenantry.controlplane.window.UpdateWindows;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * When the tenants of a rollout may be synced: while their update windows are open. Called by the
 * holder of the rollout's lock.
 */
@ApplicationScoped
class RolloutSchedule {

  /** Those whose window ended their sync; the undoing may still be under way. */
  private static final String OVERRUN =
      """
      select r.tenant_uuid, o.params ->> 'deadline' as deadline
        from catalog.rollout_tenant r join catalog.operation o on o.id = r.operation_id
       where r.rollout_id = :rollout and r.status = 'running'
         and (o.finished_at is not null or o.compensating)
         and o.error ->> 'code' = 'update-window-closed'
      """;

  private static final String WAIT_AGAIN =
      """
      update catalog.rollout_tenant r
         set status = 'waiting', error = o.error, not_before = :opens, window_opens = :opens,
             window_closes = :closes, scheduled_at = :now
        from catalog.operation o
       where r.rollout_id = :rollout and r.tenant_uuid = :tenant and o.id = r.operation_id
      """;

  /** Whether tenant r has a window that was not looked at since it was changed, or has closed. */
  static final String UNSCHEDULED =
      """
      exists (select from catalog.update_window w
               where w.tenant_uuid = r.tenant_uuid
                 and (r.scheduled_at is null or r.scheduled_at < w.changed_at
                      or r.window_closes is null or r.window_closes <= :now))
      """;

  private static final String DUE =
      """
      select r.tenant_uuid
        from catalog.rollout_tenant r
       where r.rollout_id = :rollout and r.status = 'waiting'
         and (r.not_before is not null
                and not exists (select from catalog.update_window w
                                 where w.tenant_uuid = r.tenant_uuid)
              or
      """
          + UNSCHEDULED
          + ")";

  private static final String SCHEDULE =
      """
      update catalog.rollout_tenant
         set not_before = :opens, window_opens = :opens, window_closes = :closes,
             scheduled_at = :now
       where rollout_id = :rollout and tenant_uuid = :tenant
      """;

  private final Jdbi jdbi;
  private final UpdateWindows windows;
  private final InstantSource clock;

  RolloutSchedule(Jdbi jdbi, UpdateWindows windows, InstantSource clock) {
    this.jdbi = jdbi;
    this.windows = windows;
    this.clock = clock;
  }

  /**
   * Puts off whoever cannot be synced now: to the next opening, after an overrun by a week. In a
   * transaction of its own, because a tenant's sync begins in one of its own, too, and would wait
   * for ever for the tenant's row.
   */
  void look(Rollout rollout) {
    QuarkusTransaction.requiringNew().run(() -> lookAt(rollout));
  }

  private void lookAt(Rollout rollout) {
    Instant now = clock.instant();
    overrun(rollout.id())
        .forEach((tenant, end) -> write(WAIT_AGAIN, rollout, tenant, afterOverrun(tenant, end)));
    if (respectsWindows(rollout)) {
      for (UUID tenant : due(rollout.id(), now)) {
        write(SCHEDULE, rollout, tenant, windows.find(tenant).map(w -> opening(w, now)));
      }
    }
  }

  /** When a tenant's sync that begins now has to have ended; absent if nothing demands that. */
  Optional<Instant> deadline(Rollout rollout, UUID tenant) {
    return respectsWindows(rollout)
        ? windows.find(tenant).map(window -> opening(window, clock.instant()).closes())
        : Optional.empty();
  }

  /** A check changes nothing, so no window matters to it. */
  static boolean respectsWindows(Rollout rollout) {
    return rollout.windows() == Windows.RESPECT && rollout.mode() != SyncMode.CHECK;
  }

  private static Opening opening(UpdateWindow window, Instant now) {
    return window.at(now).orElseGet(() -> window.next(now));
  }

  private Optional<Opening> afterOverrun(UUID tenant, Instant end) {
    return windows.find(tenant).map(window -> window.aWeekAfter(end));
  }

  private Map<UUID, Instant> overrun(UUID rollout) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(OVERRUN)
                .bind("rollout", rollout)
                .reduceRows(
                    new LinkedHashMap<UUID, Instant>(),
                    (found, row) -> {
                      found.put(
                          row.getColumn("tenant_uuid", UUID.class),
                          Instant.parse(row.getColumn("deadline", String.class)));
                      return found;
                    }));
  }

  private List<UUID> due(UUID rollout, Instant now) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(DUE)
                .bind("rollout", rollout)
                .bind("now", now)
                .mapTo(UUID.class)
                .list());
  }

  private void write(String update, Rollout rollout, UUID tenant, Optional<Opening> opening) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(update)
                .bind("rollout", rollout.id())
                .bind("tenant", tenant)
                .bind("opens", opening.map(Opening::opens).orElse(null))
                .bind("closes", opening.map(Opening::closes).orElse(null))
                .bind("now", clock.instant())
                .execute());
  }
}
