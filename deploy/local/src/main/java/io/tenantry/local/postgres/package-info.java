/**
 * Real PostgreSQL servers on a machine that has none.
 *
 * <p>The programs come out of a Maven artifact and are unpacked once; a server is an ordinary
 * cluster below the state directory, made by {@code initdb}, started and stopped by {@code pg_ctl}.
 * It outlives the JVM that started it and keeps its data safe ({@code fsync} is on): after a power
 * cut the local run finds what it had acknowledged.
 *
 * <p>{@link io.tenantry.local.postgres.ServerRoles} is the part that an administrator of a real
 * server does by hand once: the few roles the control plane cannot make for itself, because it is
 * no superuser.
 */
package io.tenantry.local.postgres;
