/**
 * Customers: a {@link io.tenantry.app.register register} of whom a company sells to. What a caller
 * may set is {@link io.tenantry.app.customer.CustomerValues}; JSON bodies, merge patches and rows
 * of an imported file all end as one.
 */
package io.tenantry.app.customer;
