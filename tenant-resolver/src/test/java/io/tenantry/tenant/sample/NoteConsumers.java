package io.tenantry.tenant.sample;

import io.quarkus.vertx.ConsumeEvent;
import io.smallrye.common.annotation.Blocking;
import io.tenantry.tenant.TenantContext;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Consumers of events, which are nobody's request. */
@Singleton
public class NoteConsumers {

  private final TenantContext context;

  NoteConsumers(TenantContext context) {
    this.context = context;
  }

  /** The event says whose it is. */
  @ConsumeEvent("count")
  @Blocking
  public String count(String tenant) throws Exception {
    return context.run(UUID.fromString(tenant), () -> Long.toString(Note.count()));
  }

  /** Forgets to say for whom it counts. */
  @ConsumeEvent("count-for-nobody")
  @Blocking
  public String countForNobody(String tenant) {
    return Long.toString(Note.count());
  }
}
