package io.tenantry.controlplane.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * Tenants whose time for something has come, by the clock of the application database. Those that
 * an operation is changing are left out, and at most a hundred come at a time.
 */
@ApplicationScoped
class DueTenants {

  private static final String IDLE =
      """
         and not exists (select from catalog.operation o
                          where o.tenant_uuid = t.uuid and o.finished_at is null)
       order by t.uuid limit 100
      """;
  private static final String EXPIRED_TICKET =
      """
      select t.uuid from catalog.tenant t
        join catalog.exclusive_access x on x.tenant_uuid = t.uuid
       where x.expires_at <= now()
      """;
  private static final String ENDED_TRIAL =
      """
      select t.uuid from catalog.tenant t
       where t.trial_ends_at <= now() and t.lifecycle = 'active'
      """;
  private static final String ENDED_GRACE =
      """
      select t.uuid from catalog.tenant t
       where t.trial_ends_at <= now() - make_interval(secs => :grace)
         and t.lifecycle = 'suspended' and :trialEnded = any (t.reasons)
      """;
  private static final String ENDED_RETENTION =
      """
      select t.uuid from catalog.tenant t
       where t.retained_until <= now() and t.lifecycle = 'deleted'
      """;

  private final Jdbi jdbi;

  DueTenants(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  List<UUID> withExpiredTicket() {
    return find(EXPIRED_TICKET, Map.of());
  }

  List<UUID> withEndedTrial() {
    return find(ENDED_TRIAL, Map.of());
  }

  /** Suspended because their trial had ended, so long ago that nobody is expected to convert it. */
  List<UUID> withEndedGrace(Duration grace) {
    return find(
        ENDED_GRACE,
        Map.of("grace", (double) grace.toSeconds(), "trialEnded", LifecycleSweep.TRIAL_ENDED));
  }

  List<UUID> withEndedRetention() {
    return find(ENDED_RETENTION, Map.of());
  }

  private List<UUID> find(String due, Map<String, ?> parameters) {
    return jdbi.withHandle(
        handle -> handle.createQuery(due + IDLE).bindMap(parameters).mapTo(UUID.class).list());
  }
}
