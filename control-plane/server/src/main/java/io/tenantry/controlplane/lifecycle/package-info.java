/**
 * What can be done with a tenant, as plans made of steps: provision, attach, mount, dismount,
 * suspend, reactivate, delete, recover, purge.
 *
 * <p>A plan reads as a list of steps, each safe to repeat. Those that touch a database server or
 * the identity provider come from {@code provisioning} and {@code identity}; those here change the
 * catalog and wait for the instances. A tenant that could not be made is undone to nothing: only
 * its operation remains and says why.
 *
 * <p>An action is accepted only where the tenant's state allows the move it is named after. How the
 * tenant stood at that moment is kept with the operation ({@link
 * io.tenantry.controlplane.lifecycle.Before}): by that a repeated step sees what was done, and
 * undoing leads back to it. Each move is audited with the change itself. What time demands of
 * tenants, the {@link io.tenantry.controlplane.lifecycle.LifecycleSweep} asks for like anybody
 * else.
 */
package io.tenantry.controlplane.lifecycle;
