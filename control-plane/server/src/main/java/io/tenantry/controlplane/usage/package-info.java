/**
 * What tenants used, for billing: per tenant and day, or summed up by month, as JSON and as CSV.
 *
 * <p>Instances count requests and tell them in batches through {@code catalog.record_usage}, which
 * counts a batch once however often it comes. What PostgreSQL counts of each database (sessions,
 * reads, size) is read from here, and its growth since the last reading is added to the day of the
 * reading. Days are those of UTC. Rows outlive their tenant, since it may be billed after it has
 * gone.
 */
package io.tenantry.controlplane.usage;
