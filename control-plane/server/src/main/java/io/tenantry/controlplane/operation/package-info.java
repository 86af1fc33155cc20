/**
 * The durable engine: a change that was accepted finishes or undoes itself, whatever crashes.
 *
 * <p>An operation is a row, its steps are rows, and db-scheduler decides which process runs it
 * (claim, heartbeat, revival). A step detects before it acts, so it can be repeated; its result is
 * written only by the attempt that is still the current one, so a runner that was taken for dead
 * changes nothing when it comes back. When a step gives up, the steps before it are undone in
 * reverse.
 *
 * <p>This package knows nothing of tenants, databases or HTTP.
 */
package io.tenantry.controlplane.operation;
