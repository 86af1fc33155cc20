/**
 * What tenants used, for billing: per tenant and day, or summed up by month, as JSON and as CSV.
 *
 * <p>Instances count requests and tell them in batches through {@code catalog.record_usage}, which
 * counts a batch once however often it comes. The size of databases is looked up from here. Days
 * are those of UTC. Rows outlive their tenant, since it may be billed after it has gone.
 */
package io.tenantry.controlplane.usage;
