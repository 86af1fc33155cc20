/**
 * Buffer tenants: databases and logins that are made before anybody asks for a tenant, so that a
 * new tenant only needs its stamp, its companies and its mount.
 *
 * <p>For each active server some are kept of the newest release ({@link
 * io.tenantry.controlplane.buffer.BufferConfig}); what is taken is made anew in the background, and
 * what a newer release makes obsolete is discarded. Preparing and discarding are operations like
 * any other, so neither a crash nor a failure leaves a database behind that nobody knows of.
 *
 * <p>A buffer tenant cannot be reached: it is no tenant, its database lets nobody in and carries no
 * stamp. It holds a place on its server, so that taking it needs none.
 */
package io.tenantry.controlplane.buffer;
