package io.tenantry.controlplane.window;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** The windows of tenants; part of the caller's transaction, if there is one. */
@ApplicationScoped
public class UpdateWindows {

  private static final String FIND =
      """
      select w.opens, w.hours, w.days, t.time_zone
        from catalog.update_window w join catalog.tenant t on t.uuid = w.tenant_uuid
       where w.tenant_uuid = :tenant
      """;

  private static final String SET =
      """
      insert into catalog.update_window (tenant_uuid, opens, hours, days)
      values (:tenant, :opens, :hours, :days)
      on conflict (tenant_uuid)
      do update set opens = excluded.opens, hours = excluded.hours, days = excluded.days,
                    changed_at = now()
      """;

  private final Jdbi jdbi;

  UpdateWindows(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Absent when the tenant can be updated at any time. */
  public Optional<UpdateWindow> find(UUID tenant) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(FIND)
                .bind("tenant", tenant)
                .map((row, context) -> window(row))
                .findOne());
  }

  void set(UUID tenant, UpdateWindow window) {
    Integer[] days =
        window.days().stream().map(DayOfWeek::getValue).sorted().toArray(Integer[]::new);
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(SET)
                .bind("tenant", tenant)
                .bind("opens", window.opens())
                .bind("hours", window.hours())
                .bind("days", days)
                .execute());
  }

  /**
   * @return false when there was none
   */
  boolean remove(UUID tenant) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createUpdate("delete from catalog.update_window where tenant_uuid = :tenant")
                    .bind("tenant", tenant)
                    .execute())
        == 1;
  }

  private static UpdateWindow window(ResultSet row) throws SQLException {
    Short[] days = (Short[]) row.getArray("days").getArray();
    return new UpdateWindow(
        row.getObject("opens", LocalTime.class),
        row.getInt("hours"),
        Arrays.stream(days).map(day -> DayOfWeek.of(day)).collect(Collectors.toSet()),
        ZoneId.of(row.getString("time_zone")));
  }
}
