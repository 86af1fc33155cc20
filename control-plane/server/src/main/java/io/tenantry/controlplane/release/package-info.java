/**
 * Releases of the application: published once, never changed, prepared on every database server.
 *
 * <p>A release is a zip of SQL with power, so it is looked at before it is kept and run before it
 * is believed: its scripts run in a scratch database as a login that can connect nowhere else. The
 * result becomes the template from which tenant databases are cloned; what it is, is read back from
 * the database as a fingerprint, not taken from the tool's word.
 */
package io.tenantry.controlplane.release;
