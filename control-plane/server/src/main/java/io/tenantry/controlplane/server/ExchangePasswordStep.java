package io.tenantry.controlplane.server;

import static io.tenantry.controlplane.server.AdminCredentials.Passwords;

import io.tenantry.controlplane.credential.Secret;
import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.StepContext;
import io.tenantry.controlplane.operation.StepPolicy;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.postgresql.util.PasswordUtil;

/**
 * Makes a new password, writes it down beside the present one, and tells the server: from then on
 * whoever is refused with the former one tries this one. Sessions that are open stay so.
 */
@Singleton
class ExchangePasswordStep implements OperationStep {

  private final AdminCredentials credentials;
  private final MaintenanceConnections maintenance;

  ExchangePasswordStep(AdminCredentials credentials, MaintenanceConnections maintenance) {
    this.credentials = credentials;
    this.maintenance = maintenance;
  }

  @Override
  public String name() {
    return "exchange-password";
  }

  @Override
  public StepPolicy policy() {
    return StepPolicy.retry(10).thenAbort();
  }

  @Override
  public void run(StepContext context) throws Exception {
    String server = server(context);
    try (AdminSession session = maintenance.take(server, context.operationId().toString())) {
      session.query(ServerSql.LOCK_PASSWORD);
      context.whileCurrent(() -> credentials.prepareNext(server));
      Optional<Secret> next = credentials.find(server).flatMap(Passwords::next);
      if (next.isPresent()) {
        tell(session, next.get());
      }
    }
  }

  /** The server gets the password back that holds; nothing is left of the next one. */
  @Override
  public void compensate(StepContext context) throws Exception {
    String server = server(context);
    Optional<Passwords> found = credentials.find(server);
    if (found.flatMap(Passwords::next).isEmpty()) {
      return;
    }
    try (AdminSession session = maintenance.take(server, context.operationId().toString())) {
      session.query(ServerSql.LOCK_PASSWORD);
      tell(session, found.get().present());
      context.whileCurrent(() -> credentials.discardNext(server));
    }
  }

  private static void tell(AdminSession session, Secret password) throws Exception {
    String verifier = PasswordUtil.encodeScramSha256(password.reveal().toCharArray());
    session.execute(ServerSql.changeOwnPassword(verifier));
  }

  static String server(StepContext context) {
    return context.params().path(RegistrationStep.SERVER).textValue();
  }
}
