/**
 * What PostgreSQL tells this process: one connection listens on the channels that others listen to,
 * and hands every notification on.
 *
 * <p>A notification is a hint and never the data. After a reconnect some may be lost, so everyone
 * is told to look for himself.
 */
package io.tenantry.controlplane.notification;
