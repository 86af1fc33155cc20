/** Placeholder. */
package io.tenantry.app;
