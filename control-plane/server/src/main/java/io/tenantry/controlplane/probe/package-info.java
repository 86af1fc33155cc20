/**
 * Tries to break out of a tenant.
 *
 * <p>That a tenant's login gets into its own database and no other is a grant here, a revocation
 * there, and a line in {@code pg_hba.conf}: one administrator's good deed undoes it and nobody
 * notices. So every hour, on every server, the platform does what an intruder with one tenant's
 * passwords would do: it logs in at a neighbour's database, at {@code postgres}, {@code template1}
 * and the application database, and looks at what tenant logins are allowed to be. The tenants take
 * turns.
 *
 * <p>A {@link io.tenantry.controlplane.probe.ProbeReport} says what came of it. One that got in is
 * an alarm: a line of the audit trail, an error in the log and a metric. Nothing is closed by
 * itself, and this process stays ready: a hole is for people to judge.
 */
package io.tenantry.controlplane.probe;
