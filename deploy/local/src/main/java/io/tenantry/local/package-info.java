/** Placeholder. */
package io.tenantry.local;
