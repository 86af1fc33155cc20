/**
 * What the tenant has bought, as its own users see it, and how much of it is used.
 *
 * <p>A quota that is used up keeps anything more from being created and nothing from being used.
 */
package io.tenantry.app.subscription;
