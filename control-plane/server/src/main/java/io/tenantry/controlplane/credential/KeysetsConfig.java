package io.tenantry.controlplane.credential;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/** Where the keysets are: files in Tink's JSON form, readable by this process alone. */
@ConfigMapping(prefix = "tenantry.keysets")
public interface KeysetsConfig {

  /** Keyset for the passwords of tenant logins; the instances have a copy. */
  Path tenantCredentials();

  /** Keyset for the admin passwords of database servers; nobody else has it. */
  Path serverAdmin();
}
