/**
 * Publishing for all tenants, from the application.
 *
 * <p>What tenants share lies in the application database, which this service cannot write. A
 * permitted user of an administration tenant (one mounted with {@code
 * allowApplicationDatabaseWrites}) asks here; the {@link io.tenantry.app.publication.ControlPlane}
 * is asked with this service's own credential, looks at the tenant's flag again, tries the object
 * and publishes it. Every other tenant gets 403, live: the flag is read with each request.
 */
package io.tenantry.app.publication;
