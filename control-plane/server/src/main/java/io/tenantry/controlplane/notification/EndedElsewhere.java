package io.tenantry.controlplane.notification;

import io.tenantry.controlplane.operation.EndedOperations;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Wakes those who wait here for an operation that another process has ended. */
@ApplicationScoped
class EndedElsewhere implements ChannelListener {

  private final EndedOperations ended;

  EndedElsewhere(EndedOperations ended) {
    this.ended = ended;
  }

  @Override
  public String channel() {
    return "tenantry_operations";
  }

  @Override
  public void heard(String operation) {
    ended.heard(UUID.fromString(operation));
  }
}
