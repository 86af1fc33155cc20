/**
 * A tenant's place in the identity provider: its organization, its client, its first administrator.
 *
 * <p>All of it is made by one step, through an interface, beside the steps that make the database.
 * A tenant that brings its own identity provider has none of it.
 */
package io.tenantry.controlplane.identity;
