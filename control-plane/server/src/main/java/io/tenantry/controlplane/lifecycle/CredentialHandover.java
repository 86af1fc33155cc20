package io.tenantry.controlplane.lifecycle;

import io.tenantry.controlplane.api.CredentialView;
import io.tenantry.controlplane.credential.Keysets;
import io.tenantry.controlplane.operation.Operation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Hands out what a first administrator signs in with, once and within a day. */
@ApplicationScoped
class CredentialHandover {

  private static final String TAKE =
      """
      delete from catalog.operation_credential
       where operation_id = :operation and created_at > now() - interval '24 hours'
      returning secret
      """;

  private final Jdbi jdbi;
  private final Keysets keysets;

  CredentialHandover(Jdbi jdbi, Keysets keysets) {
    this.jdbi = jdbi;
    this.keysets = keysets;
  }

  /** The credential of a tenant that was made; nothing when it was handed out before. */
  Optional<CredentialView> take(Operation operation) {
    if (operation.status() != Operation.Status.SUCCEEDED || operation.subject().isEmpty()) {
      return Optional.empty();
    }
    UUID tenant = operation.subject().get();
    return jdbi.withHandle(
            handle ->
                handle
                    .createQuery(TAKE)
                    .bind("operation", operation.id())
                    .mapTo(byte[].class)
                    .findOne())
        .map(secret -> keysets.tenantCredentials().decrypt(secret, tenant.toString()).reveal())
        .map(password -> new CredentialView(user(operation), password));
  }

  private static String user(Operation operation) {
    return operation.result().path("administrator").asText();
  }
}
