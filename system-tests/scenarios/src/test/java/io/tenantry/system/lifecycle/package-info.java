/**
 * A tenant comes, is reachable, leaves and comes back; and calls that are refused leave no trace.
 * What an operation reports as completed is true on every instance at that moment.
 */
package io.tenantry.system.lifecycle;
