/**
 * Customers of a company.
 *
 * <p>{@link io.tenantry.app.customer.Customers} reads and changes them; it is called inside {@link
 * io.tenantry.app.company.CompanyScope} and names no company itself. {@link
 * io.tenantry.app.customer.CustomerValues} is what a caller may set and says what is allowed; JSON
 * bodies, merge patches and rows of an imported file all end as one; {@link
 * io.tenantry.app.customer.CustomerFile} says what a file of them is.
 */
package io.tenantry.app.customer;
