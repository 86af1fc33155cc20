package io.tenantry.controlplane.provisioning;

/** SCRAM-SHA-256 verifiers of a tenant's three logins: what a server stores of a password. */
record LoginVerifiers(String app, String report, String migrate) {}
