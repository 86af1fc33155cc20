/**
 * Rollouts: many tenants brought to one release, ring by ring.
 *
 * <p>A rollout is a row, and a row for each of its tenants; there is no thread that could be lost
 * with its process. Whoever looks next, on any replica, takes the rollout's lock, notes which syncs
 * have ended, and begins as many as there is room for. The end of a sync is a reason to look. A
 * tenant that fails is noted and passed; too many of them halt the rollout.
 *
 * <p>Tenants with an update window are synced while it is open. What is not done when it closes is
 * rolled back, and comes again a week later; that is no failure. While such an update is planned,
 * instances know its hours and warn the tenant's people.
 *
 * <p>Who needs nothing is told by the catalog: no database is asked.
 */
package io.tenantry.controlplane.rollout;
