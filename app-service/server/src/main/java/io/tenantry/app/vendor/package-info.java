/**
 * Whom a company buys from: a {@link io.tenantry.app.register register} shaped like that of
 * customers.
 */
package io.tenantry.app.vendor;
