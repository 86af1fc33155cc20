/**
 * Administration while nothing else runs: the control plane's own program, begun with {@code
 * offline} as its first word, lists, mounts and dismounts tenants against the application database
 * and ends. It listens on no port.
 *
 * <p>It is this program and not the command line of the API, because that one holds a token and
 * nothing else; whoever works offline has to hold what the control plane holds: its database login
 * and its keysets, given as the same properties. In return there is one implementation: the same
 * rules, plans, engine and audit trail, with the operating system's user as the author. An
 * operation that this program begins and does not finish is finished by the next control plane.
 *
 * <p>While a control plane or an instance lives, changes are refused unless the caller says that
 * this is meant: both are better asked through the API, which knows who may do what.
 */
package io.tenantry.controlplane.offline;
