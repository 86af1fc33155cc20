/**
 * The identity provider of the local run: Keycloak's own distribution, in the form it is served in
 * production, with the realm {@code tenantry}.
 *
 * <p>The distribution is prepared once for its database (an H2 file in the state directory), so
 * that a start skips Keycloak's build step. The realm is imported through the admin API at the
 * first start and left alone afterwards: users made since then are kept. {@code realm.json} holds
 * the platform's users and roles, the client of {@code deploy/local/token}, the control plane's
 * service account, and the scope {@code tenantry}, a default for every client, which puts the
 * user's tenant (its UUID; several of somebody who has them, and the roles in some of those) and
 * the audience into the token. {@code user-profile.json} lets only administrators write these: a
 * user who could would choose the tenant to enter.
 */
package io.tenantry.local.keycloak;
