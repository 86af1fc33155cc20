package io.tenantry.controlplane.server;

import io.tenantry.controlplane.credential.CredentialVault;
import io.tenantry.controlplane.credential.Keysets;
import io.tenantry.controlplane.credential.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/**
 * The passwords of the servers' admin logins, encrypted in {@code catalog.database_server}. While
 * one is exchanged there are two, of which the server knows one: whoever is refused with the one
 * tries the other.
 */
@ApplicationScoped
class AdminCredentials {

  private static final String FIND =
      "select admin_secret, next_admin_secret from catalog.database_server where id = :id";

  private static final String PREPARE =
      """
      update catalog.database_server
         set next_admin_secret = :next
       where id = :id and next_admin_secret is null
      """;

  private static final String PROMOTE =
      """
      update catalog.database_server
         set admin_secret = next_admin_secret, next_admin_secret = null
       where id = :id and next_admin_secret is not null
      """;

  private static final String DISCARD =
      "update catalog.database_server set next_admin_secret = null where id = :id";

  /** Finds a row if the login opens the application database, or its cluster under another id. */
  private static final String IS_SHARED =
      """
      select 1
        from catalog.database_server s
       where s.id = :id
         and (s.admin_login = current_user
                and s.system_identifier = (select system_identifier::text from pg_control_system())
              or exists (select from catalog.database_server o
                          where o.id <> s.id and o.system_identifier = s.system_identifier
                            and o.admin_login = s.admin_login and o.state <> 'retired'))
      """;

  private final Jdbi jdbi;
  private final CredentialVault vault;
  private final SecureRandom random;

  AdminCredentials(Jdbi jdbi, Keysets keysets, SecureRandom random) {
    this.jdbi = jdbi;
    this.vault = keysets.serverAdmin();
    this.random = random;
  }

  /**
   * The password that holds, and the one that is to take its place.
   *
   * @param next only while they are exchanged
   */
  record Passwords(Secret present, Optional<Secret> next) {

    List<Secret> passwords() {
      return Stream.concat(Stream.of(present), next.stream()).toList();
    }
  }

  byte[] seal(Secret password, String server) {
    return vault.encrypt(password, server);
  }

  Optional<Passwords> find(String server) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(FIND)
                .bind("id", server)
                .map(
                    (row, context) ->
                        new Passwords(
                            vault.decrypt(row.getBytes(1), server),
                            Optional.ofNullable(row.getBytes(2))
                                .map(bytes -> vault.decrypt(bytes, server))))
                .findOne());
  }

  /** Makes the next password unless there is one already. */
  void prepareNext(String server) {
    byte[] next = seal(Secret.generate(random), server);
    jdbi.useHandle(
        handle -> handle.createUpdate(PREPARE).bind("id", server).bind("next", next).execute());
  }

  /** The next password is the one that holds. */
  void promoteNext(String server) {
    jdbi.useHandle(handle -> handle.createUpdate(PROMOTE).bind("id", server).execute());
  }

  void discardNext(String server) {
    jdbi.useHandle(handle -> handle.createUpdate(DISCARD).bind("id", server).execute());
  }

  /** Whether somebody else would be shut out by another password. */
  boolean isShared(String server) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(IS_SHARED)
                .bind("id", server)
                .mapTo(Integer.class)
                .findFirst()
                .isPresent());
  }
}
