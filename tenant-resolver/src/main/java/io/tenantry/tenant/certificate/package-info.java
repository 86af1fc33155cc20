/**
 * Client certificates: for programs of tenants that hold a key of their own.
 *
 * <p>Where authorities are configured ({@code tenantry.client-certificates.trusted-authorities})
 * this instance asks its TLS clients for a certificate of one of them and takes none too; what it
 * is shown is verified by TLS itself. Whose it is, stands in the catalog: by its subject, or by its
 * fingerprint. A certificate that is nobody's, or no longer, authenticates nobody. TLS must end
 * here: behind a proxy that ends it there are no certificates to be seen.
 */
package io.tenantry.tenant.certificate;
