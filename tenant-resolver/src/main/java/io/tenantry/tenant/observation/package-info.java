/**
 * What is seen of a request from outside: the tenant and the request id on its log lines, timers by
 * tenant, and logs of tenants' own where somebody wants them.
 *
 * <p>The number of time series has a bound: the busiest tenants have their own, all others share
 * one. What must be exact for every tenant is usage, not observation.
 */
package io.tenantry.tenant.observation;
