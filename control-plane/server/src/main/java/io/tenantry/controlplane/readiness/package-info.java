/**
 * Whether this process can do its work: its application database, its scheduler, its configuration.
 */
package io.tenantry.controlplane.readiness;
