/**
 * The durable engine: a change that was accepted finishes or undoes itself, whatever crashes.
 *
 * <p>An operation is a row, its steps are rows, and db-scheduler decides which process runs it
 * (claim, heartbeat, revival). A step detects before it acts, so it can be repeated; its result is
 * written only by the attempt that is still the current one, so a runner that was taken for dead
 * changes nothing when it comes back. When a step gives up, the steps before it are undone in
 * reverse.
 *
 * <p>Processes of two releases may run beside each other. An operation keeps the steps it was
 * accepted with: what a plan has gained since is left out, what it has dropped is skipped if the
 * plan says so, and what it does not know is left to a process of the release that does: until then
 * the step's error says so.
 *
 * <p>This package knows nothing of tenants, databases or HTTP.
 */
package io.tenantry.controlplane.operation;
