/**
 * Processes that outlive whoever started them.
 *
 * <p>The local run is started by one JVM and stopped by another, perhaps days later. What is
 * running is therefore never remembered in memory: a {@link
 * io.tenantry.local.process.BackgroundProcess} writes its pid and start time beside its log, and
 * whoever comes later believes the file only when a live process has both. A pid alone is not
 * enough: after a reboot it may be anybody's.
 *
 * <p>{@link io.tenantry.local.process.LoopbackPort} answers the other question of every local run:
 * who sits on my port?
 */
package io.tenantry.local.process;
