/**
 * What tenants can buy: plans with limits (numbers a tenant may not exceed) and entitlements
 * (features it may use).
 *
 * <p>A plan belongs to all of its tenants at once. Changing it takes a catalog version, so that
 * every instance applies the change to running tenants without a restart, and the operation that
 * carries it ends when every live instance has said so. A plan nobody has bought can be deleted.
 *
 * <p>Creating and deleting end with the request: no instance need learn of a plan without tenants.
 */
package io.tenantry.controlplane.plan;
