package io.tenantry.controlplane.offline;

import io.tenantry.controlplane.instance.LiveInstances;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Who else works with the application database, as it knows itself. */
@ApplicationScoped
class OtherProcesses {

  /** Also a control plane of the release before has this name. */
  private static final String CONTROL_PLANES =
      """
      select count(*)
        from pg_stat_activity
       where datname = current_database() and application_name = 'tenantry-control-plane'
      """;

  private final Jdbi jdbi;
  private final LiveInstances instances;

  OtherProcesses(Jdbi jdbi, LiveInstances instances) {
    this.jdbi = jdbi;
    this.instances = instances;
  }

  /**
   * @throws OfflineRefusedException when a control plane or an instance runs
   */
  void demandNone() {
    if (connectionsOfControlPlanes() > 0) {
      throw refusal(
          "A control plane is connected to the application database: ask it, through its API.");
    }
    List<String> live = instances.names();
    if (!live.isEmpty()) {
      throw refusal("These instances run: " + String.join(", ", live) + ". Start a control plane.");
    }
  }

  private int connectionsOfControlPlanes() {
    return jdbi.withHandle(handle -> handle.createQuery(CONTROL_PLANES).mapTo(Integer.class).one());
  }

  private static OfflineRefusedException refusal(String what) {
    return new OfflineRefusedException(
        ExitCode.OTHERS_RUN, what + " Or add --beside-running, if this is meant.");
  }
}
