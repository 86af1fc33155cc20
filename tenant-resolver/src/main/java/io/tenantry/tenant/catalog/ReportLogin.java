package io.tenantry.tenant.catalog;

import java.util.Arrays;

/**
 * The login under which reports run in a tenant's database.
 *
 * @param secret ciphertext of its password
 */
public record ReportLogin(String name, byte[] secret) {

  @Override
  public boolean equals(Object other) {
    return other instanceof ReportLogin that
        && name.equals(that.name)
        && Arrays.equals(secret, that.secret);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return name;
  }
}
