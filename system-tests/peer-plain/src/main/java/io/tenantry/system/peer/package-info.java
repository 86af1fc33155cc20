/**
 * The same read of one customer as in the app-service, in a Quarkus service as anybody would write
 * it: one datasource, fixed at start, no tenants. Same extensions, same security, same statements,
 * same answer, so that what a benchmark finds between the two is the price of tenancy.
 */
package io.tenantry.system.peer;
