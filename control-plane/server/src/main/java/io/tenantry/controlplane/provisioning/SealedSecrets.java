package io.tenantry.controlplane.provisioning;

/** The encrypted passwords of a tenant's three logins, as the catalog holds them. */
record SealedSecrets(byte[] app, byte[] report, byte[] migrate) {}
