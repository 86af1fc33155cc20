/** Placeholder. */
package io.tenantry.tenant;
