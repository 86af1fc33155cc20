/** Placeholder. */
package io.tenantry.controlplane;
