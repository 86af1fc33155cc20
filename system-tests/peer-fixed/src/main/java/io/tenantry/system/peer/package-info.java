/**
 * Quarkus' own way to a database for each tenant: all of them known when it is built. The tenant is
 * the first label of the host name, taken as it is.
 */
package io.tenantry.system.peer;
