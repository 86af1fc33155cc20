package io.tenantry.tenant.sample.board;

import io.quarkus.vertx.ConsumeEvent;
import io.smallrye.common.annotation.Blocking;
import io.tenantry.tenant.EachTenant;
import io.tenantry.tenant.ResolvedTenant;
import io.tenantry.tenant.TenantContext;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** What is done for a tenant when none of its users asks. */
@Singleton
public class Nightly {

  private final Map<UUID, String> summaries = new ConcurrentHashMap<>();
  private final AtomicReference<UUID> first = new AtomicReference<>();
  private final EachTenant each;
  private final TenantContext context;
  private final Board board;
  private final Mistakes mistakes;

  Nightly(EachTenant each, TenantContext context, Board board, Mistakes mistakes) {
    this.each = each;
    this.context = context;
    this.board = board;
    this.mistakes = mistakes;
  }

  /** The job: a summary for each of the kit's tenants. */
  public void run() throws InterruptedException {
    each.run(
        2,
        tenant -> {
          if (tenant.id().startsWith("canary-")) {
            summaries.put(tenant.uuid(), summary(tenant));
          }
        });
  }

  private String summary(ResolvedTenant tenant) throws Exception {
    return mistakes.made(Mistake.SCHEDULER_WITHOUT_CONTEXT) ? ofFirst(tenant.uuid()) : board.text();
  }

  String summaryOf(UUID tenant) {
    return summaries.getOrDefault(tenant, "");
  }

  /** The consumer: answers the board of the tenant that the event names. */
  @ConsumeEvent("board")
  @Blocking
  public String board(String tenant) throws Exception {
    UUID named = UUID.fromString(tenant);
    return mistakes.made(Mistake.CONSUMER_WITHOUT_CONTEXT)
        ? ofFirst(named)
        : context.run(named, board::text);
  }

  private String ofFirst(UUID tenant) throws Exception {
    first.compareAndSet(null, tenant);
    return context.run(first.get(), board::text);
  }

  /** Between two mistakes. */
  public void forget() {
    first.set(null);
    summaries.clear();
  }
}
