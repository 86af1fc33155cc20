package io.tenantry.controlplane.release;

/**
 * A template that is ready on some server.
 *
 * @param database its name there
 * @param fingerprint of its schema
 */
record Template(int release, String database, String fingerprint) {}
