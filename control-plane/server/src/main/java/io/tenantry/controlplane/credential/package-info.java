/**
 * Passwords at rest: nothing here prints one, and nothing stores one in the clear.
 *
 * <p>A {@link io.tenantry.controlplane.credential.Secret} is a password in memory; a {@link
 * io.tenantry.controlplane.credential.CredentialVault} turns it into bytes for a row and back. Each
 * ciphertext is bound to its owner (the tenant's UUID, the server's id), so a row copied onto
 * another owner does not open. There are two keysets: <em>tenant-credentials</em>, which instances
 * hold too, and <em>server-admin</em>, which the control plane holds alone.
 *
 * <p>A keyset may hold several keys; the primary one encrypts and all of them decrypt, which is how
 * a key is rotated: add, make primary, re-encrypt, remove.
 */
package io.tenantry.controlplane.credential;
