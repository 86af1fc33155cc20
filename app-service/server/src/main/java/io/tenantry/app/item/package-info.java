/** What a company sells: a {@link io.tenantry.app.register register} with prices. */
package io.tenantry.app.item;
