/** Customers are loaded from files and read back, each tenant its own. */
package io.tenantry.system.customers;
