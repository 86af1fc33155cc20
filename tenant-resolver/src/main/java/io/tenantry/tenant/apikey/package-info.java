/**
 * API keys of tenants: for programs that cannot sign in.
 *
 * <p>A key is sent as {@code Authorization: Bearer tnt_…} and in no other place: that header alone
 * is taken for a secret by every proxy, log and client there is, and clients that know OAuth need
 * nothing new. A key names its tenant, so finding it is one look into the snapshot; a revoked key
 * is gone with the snapshot that no longer has it.
 *
 * <p>Its secret is 256 random bits. There is nothing to guess or to look up in a list, so what is
 * kept is a plain SHA-256 of it, compared in constant time: a slow hash would cost every request
 * what it is meant to cost a guesser.
 */
package io.tenantry.tenant.apikey;
