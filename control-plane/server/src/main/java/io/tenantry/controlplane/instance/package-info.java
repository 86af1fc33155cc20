/**
 * The running application processes, and the fence: the proof that all of them have seen a change.
 *
 * <p>An instance is live for 10 seconds after each heartbeat, judged by the application database's
 * clock alone. Giving access is complete when every live instance has applied the version; taking
 * it away, when every live instance has also drained what went before it. Who is silent is cut off
 * in PostgreSQL itself.
 */
package io.tenantry.controlplane.instance;
