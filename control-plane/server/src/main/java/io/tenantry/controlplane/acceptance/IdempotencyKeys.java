package io.tenantry.controlplane.acceptance;

import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Recognizes a request that was made before: per caller and path, for 24 hours. */
@ApplicationScoped
class IdempotencyKeys {

  private static final String TAKE =
      """
      insert into catalog.idempotency_key as k (caller, path, key, body_sha256, operation_id)
      values (:caller, :path, :key, :body, :operation)
      on conflict (caller, path, key) do update
        set body_sha256 = excluded.body_sha256, operation_id = excluded.operation_id, created_at = now()
        where k.created_at < now() - interval '24 hours'
      """;

  private static final String FIND =
      """
      select body_sha256, operation_id from catalog.idempotency_key
       where caller = :caller and path = :path and key = :key
      """;

  private record Earlier(byte[] body, UUID operation) {}

  private final Jdbi jdbi;

  IdempotencyKeys(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Takes a key for an operation that is about to be accepted, in the running transaction. Of two
   * racing requests one waits here for the other.
   *
   * @return the operation of the same request made before, if it was
   * @throws ProblemException {@code idempotency-key-reused} when the key came with another body
   */
  Optional<UUID> take(String caller, String path, String key, byte[] body, UUID operation) {
    byte[] digest = sha256(body);
    return jdbi.withHandle(
        handle -> {
          int taken =
              handle
                  .createUpdate(TAKE)
                  .bind("caller", caller)
                  .bind("path", path)
                  .bind("key", key)
                  .bind("body", digest)
                  .bind("operation", operation)
                  .execute();
          if (taken == 1) {
            return Optional.empty();
          }
          Earlier earlier =
              handle
                  .createQuery(FIND)
                  .bind("caller", caller)
                  .bind("path", path)
                  .bind("key", key)
                  .map((row, context) -> new Earlier(row.getBytes(1), row.getObject(2, UUID.class)))
                  .one();
          return Optional.of(same(earlier, digest));
        });
  }

  private static UUID same(Earlier earlier, byte[] digest) {
    if (!MessageDigest.isEqual(earlier.body(), digest)) {
      throw new ProblemException(
              ProblemType.IDEMPOTENCY_KEY_REUSED,
              "The same Idempotency-Key came with another body; use a new key for a new request.")
          .with("operation", earlier.operation());
    }
    return earlier.operation();
  }

  private static byte[] sha256(byte[] body) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(body == null ? new byte[0] : body);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
