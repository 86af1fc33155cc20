/**
 * HTTPS to the services of the local run, the way a client on the same machine sees them.
 *
 * <p>Two things stand between Java and {@code https://cronus.tenantry.localhost:8443}: the
 * certificate comes from an authority that no JDK knows, and Java leaves names below {@code
 * localhost} to the system's resolver, which often does not know them either (curl and browsers do,
 * by RFC 6761). So {@link io.tenantry.local.http.LocalHttp} trusts the one authority, connects to
 * 127.0.0.1 and names the host in the {@code Host} header.
 */
package io.tenantry.local.http;
