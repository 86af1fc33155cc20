package io.tenantry.system.fault;

import static org.awaitility.Awaitility.await;

import io.tenantry.system.platform.CatalogDatabase;
import io.tenantry.system.platform.Session;
import java.time.Duration;

/**
 * Stops chosen operations exactly at the beginning or the end of a chosen step: a trigger in the
 * catalog makes the write of that step's status wait for a lock that the test holds. Whoever is
 * killed while it waits has done everything before that write and nothing after it.
 */
final class HeldSteps implements AutoCloseable {

  /** First half of the keys of the locks; the second is the row of the hold. */
  private static final int LOCKS = 7117;

  private final Session session;

  HeldSteps(CatalogDatabase catalog) {
    this.session = catalog.session();
    session.run("drop schema if exists system_test cascade");
    session.run("create schema system_test");
    session.run(
        """
        create table system_test.hold (
          id int generated always as identity primary key,
          tenant_id text not null, step text not null, status text not null)
        """);
    session.run(
        """
        create function system_test.hold() returns trigger language plpgsql security definer as $$
        declare
          held int;
        begin
          select h.id into held
            from system_test.hold h join catalog.operation o on o.tenant_id = h.tenant_id
           where o.id = new.operation_id and h.step = new.name and h.status = new.status;
          if found then
            perform pg_advisory_xact_lock_shared(%d, held);
          end if;
          return new;
        end $$
        """
            .formatted(LOCKS));
    session.run(
        """
        create trigger system_test_hold before update on catalog.operation_step
          for each row execute function system_test.hold()
        """);
  }

  /**
   * From now on the operation of this tenant stops there.
   *
   * @return the hold, for {@link #awaitReached}
   */
  int hold(String tenantId, Standing at) {
    int hold =
        (int)
            session.number(
                "insert into system_test.hold (tenant_id, step, status) values (?, ?, ?)"
                    + " returning id",
                tenantId,
                at.step(),
                at.status());
    session.run("select pg_advisory_lock(?, ?)", LOCKS, hold);
    return hold;
  }

  /** Returns once an operation stands at the hold. */
  void awaitReached(int hold) {
    await("hold " + hold)
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(20))
        .until(
            () ->
                session.number(
                        "select count(*) from pg_locks where locktype = 'advisory'"
                            + " and classid = ? and objid = ? and not granted",
                        LOCKS,
                        hold)
                    > 0);
  }

  /** Ends the sessions that wait, as the death of their process would, and lets all others pass. */
  void dropWaiting() {
    session.run(
        "select pg_terminate_backend(pid) from pg_locks"
            + " where locktype = 'advisory' and classid = ? and not granted",
        LOCKS);
    session.run("delete from system_test.hold");
    session.run("select pg_advisory_unlock_all()");
  }

  @Override
  public void close() {
    try (session) {
      dropWaiting();
      session.run("drop trigger if exists system_test_hold on catalog.operation_step");
      session.run("drop schema system_test cascade");
    }
  }
}
