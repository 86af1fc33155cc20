/**
 * Update windows: the hours in which a tenant lets itself be brought to another release.
 *
 * <p>A window opens at a time of day, on some days of the week, by the clock of the tenant's own
 * time zone, and stays open for 6 to 24 hours. A tenant without one can be updated at any time.
 * Rollouts begin a tenant's sync inside its window only, and end what is not done when it closes.
 */
package io.tenantry.controlplane.window;
