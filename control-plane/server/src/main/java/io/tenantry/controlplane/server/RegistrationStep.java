package io.tenantry.controlplane.server;

import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.PermanentFailureException;
import io.tenantry.controlplane.operation.StepContext;
import io.tenantry.controlplane.operation.StepPolicy;
import java.sql.SQLException;
import java.util.Optional;
import org.jboss.logging.Logger;

/** A step that talks to the server being registered, which may not be what it was said to be. */
sealed interface RegistrationStep extends OperationStep
    permits InspectStep, GroupRolesStep, HardenStep, PrepareStep, CatchUpStep {

  /** One parameter of the operation: the id of the server. */
  String SERVER = "id";

  @Override
  default StepPolicy policy() {
    return StepPolicy.retry(2).thenAbort();
  }

  @Override
  default void run(StepContext context) throws Exception {
    try {
      runOn(server(context), context);
    } catch (SQLException e) {
      boolean last = context.attempt() > policy().retries();
      Optional<PermanentFailureException> permanent = RegistrationFailure.of(e, last);
      if (permanent.isPresent()) {
        throw permanent.get();
      }
      throw e;
    }
  }

  @Override
  default void compensate(StepContext context) throws Exception {
    try {
      undoOn(server(context), context);
    } catch (SQLException e) {
      if (!RegistrationFailure.isConnection(e)) {
        throw e;
      }
      Logger.getLogger(RegistrationStep.class)
          .warnf("Nothing undone on server %s: it cannot be entered", server(context));
    }
  }

  void runOn(String server, StepContext context) throws Exception;

  default void undoOn(String server, StepContext context) throws Exception {}

  private static String server(StepContext context) {
    return context.params().path(SERVER).textValue();
  }
}
