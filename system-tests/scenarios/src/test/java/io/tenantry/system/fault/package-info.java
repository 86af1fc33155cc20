/**
 * A part dies, and the rest goes on: the control plane between two steps, the control plane for
 * good, the application database, an instance that falls silent, everything at once.
 */
package io.tenantry.system.fault;
