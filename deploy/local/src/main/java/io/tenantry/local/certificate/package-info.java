/**
 * A certificate authority of the machine's own, so that the local run speaks the same HTTPS as a
 * real one: nothing in the services knows a development mode, and clients check what they are
 * shown.
 *
 * <p>One certificate covers {@code localhost}, {@code tenantry.localhost} and all tenants below it.
 * Clients refuse a certificate for {@code *.localhost} (a public suffix), which is why the base
 * domain has a level of its own. The authority's key never leaves the state directory; whoever
 * wants to see the tenants in a browser trusts {@code ca.crt}.
 */
package io.tenantry.local.certificate;
