package io.tenantry.tenant;

import io.tenantry.tenant.catalog.LiveCatalog;
import io.tenantry.tenant.catalog.TenantEntry;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jboss.logging.Logger;

/**
 * Does the same for every tenant that is served here: what a scheduler wants. A few at a time, each
 * in a context of its own as by {@link TenantContext#run}; one that fails stops no other.
 *
 * <p>Thread-safe; inject it anywhere.
 */
@Singleton
public class EachTenant {

  private static final Logger LOG = Logger.getLogger(EachTenant.class);

  private final LiveCatalog catalog;
  private final TenantContext context;

  EachTenant(LiveCatalog catalog, TenantContext context) {
    this.catalog = catalog;
    this.context = context;
  }

  /**
   * Returns when the work has been done, or has failed, for every tenant. Those mounted meanwhile
   * are left for the next time.
   *
   * @param parallelism tenants at a time, at least 1; each wants a connection of the same budget as
   *     the requests do
   * @throws InterruptedException when the caller is told to stop; work that runs is interrupted
   */
  public Outcome run(int parallelism, Work work) throws InterruptedException {
    List<TenantEntry> served = served();
    List<Callable<Optional<Throwable>>> turns = new ArrayList<>();
    served.forEach(entry -> turns.add(() -> turn(new ResolvedTenant(entry), work)));
    ExecutorService threads = Executors.newFixedThreadPool(parallelism, EachTenant::daemon);
    try {
      return outcome(served, threads.invokeAll(turns));
    } finally {
      threads.shutdownNow();
    }
  }

  private List<TenantEntry> served() {
    return catalog.snapshot().entries().stream().filter(TenantEntry::served).toList();
  }

  /** Why the work failed, if it did. */
  private Optional<Throwable> turn(ResolvedTenant tenant, Work work) {
    try {
      return context.run(tenant, () -> attempt(tenant, work));
    } catch (Exception e) {
      return failed(tenant, e);
    }
  }

  /** Within the tenant's context: what is said of a failure is said on the tenant's behalf. */
  private static Optional<Throwable> attempt(ResolvedTenant tenant, Work work) {
    try {
      work.run(tenant);
      return Optional.empty();
    } catch (Throwable e) {
      return failed(tenant, e);
    }
  }

  private static Optional<Throwable> failed(ResolvedTenant tenant, Throwable reason) {
    LOG.errorf(reason, "work for a tenant failed: tenant=%s", tenant.id());
    return Optional.of(reason);
  }

  private static Outcome outcome(List<TenantEntry> served, List<Future<Optional<Throwable>>> turns)
      throws InterruptedException {
    List<UUID> done = new ArrayList<>();
    Map<UUID, Throwable> failed = new LinkedHashMap<>();
    for (int i = 0; i < turns.size(); i++) {
      UUID tenant = served.get(i).uuid();
      reason(turns.get(i))
          .ifPresentOrElse(reason -> failed.put(tenant, reason), () -> done.add(tenant));
    }
    return new Outcome(List.copyOf(done), Map.copyOf(failed));
  }

  private static Optional<Throwable> reason(Future<Optional<Throwable>> turn)
      throws InterruptedException {
    try {
      return turn.get();
    } catch (ExecutionException e) {
      return Optional.of(e.getCause());
    }
  }

  private static Thread daemon(Runnable turn) {
    Thread thread = new Thread(turn, "tenantry-each-tenant");
    thread.setDaemon(true);
    return thread;
  }

  /** What is to be done for a tenant, which is the current one meanwhile. */
  @FunctionalInterface
  public interface Work {

    void run(ResolvedTenant tenant) throws Exception;
  }

  /**
   * @param done tenants for which the work ended well
   * @param failed why it did not for the others; a tenant dismounted meanwhile is one of them
   */
  public record Outcome(List<UUID> done, Map<UUID, Throwable> failed) {}
}
