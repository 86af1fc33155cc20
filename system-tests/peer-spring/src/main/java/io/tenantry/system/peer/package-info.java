/**
 * Spring Boot's usual way to a database for each tenant: a routing data source over one HikariCP
 * pool for each. The tenant is the first label of the host name, taken as it is.
 */
package io.tenantry.system.peer;
