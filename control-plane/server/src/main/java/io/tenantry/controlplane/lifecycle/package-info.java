/**
 * What can be done with a tenant, as plans made of steps: provision, mount, dismount.
 *
 * <p>A plan reads as a list of steps, each safe to repeat. Those that touch a database server or
 * the identity provider come from {@code provisioning} and {@code identity}; those here change the
 * catalog and wait for the instances. A tenant that could not be made is undone to nothing: only
 * its operation remains and says why.
 */
package io.tenantry.controlplane.lifecycle;
