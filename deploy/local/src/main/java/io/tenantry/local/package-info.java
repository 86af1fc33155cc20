/**
 * Tenantry on one machine, with nothing real left out: two PostgreSQL servers, Keycloak, the
 * control plane and several instances of the app-service, over HTTPS.
 *
 * <p>{@link io.tenantry.local.LocalRun} puts the parts together, in a state directory that holds
 * all they remember. The command line ({@code deploy/local/up} and its siblings) uses it with fixed
 * ports and demo tenants; the system tests use it with free ports and without. Everything is asked
 * of the services through their public API, as any customer of the platform would; the only
 * shortcuts are those of an administrator of the machine: the roles on the database servers, and
 * passwords in Keycloak.
 *
 * <p>Whatever is found running is kept, whatever is missing is started: running it twice, or after
 * half of it has died, ends in the same state.
 */
package io.tenantry.local;
