/**
 * What is maintained centrally and seen by every tenant of a release: reports, web services and
 * permission sets.
 *
 * <p>A release brings its objects along as revision 1 of each. A later revision can be appended for
 * one or several releases and is live on the next request of every tenant on them: no schema
 * changes, no restart. Nothing is ever overwritten; to go back is to append an earlier content.
 *
 * <p>An object is believed when it has run: {@link io.tenantry.controlplane.object.ObjectTrial}
 * opens every report on a copy of the release's empty database as a login that may only read, as it
 * will run for tenants. The same call that appends a revision ends when every live instance has
 * confirmed it.
 */
package io.tenantry.controlplane.object;
