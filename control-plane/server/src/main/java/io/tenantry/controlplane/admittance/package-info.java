/**
 * What tenants let programs in by: API keys and client certificates.
 *
 * <p>A key is made here and told once; what is kept of it is a hash. Of a certificate only its
 * subject or its fingerprint is known. Both are part of their tenant's entry in the catalog, so
 * every instance has them in its snapshot: an answer to who gave or revoked one waits until all
 * live instances have confirmed it. Nothing of that is an operation; a change is one short
 * transaction, and nothing can be left half done.
 */
package io.tenantry.controlplane.admittance;
