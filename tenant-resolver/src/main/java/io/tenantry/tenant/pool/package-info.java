/**
 * Connections to tenant databases, the scarce thing: pools per tenant within a budget per database
 * server.
 *
 * <p>{@link io.tenantry.tenant.pool.PoolBudget} decides who may hold how many, as pure arithmetic
 * under one lock: what is open and what is promised together never exceed the budget. A {@link
 * io.tenantry.tenant.pool.TenantPool} is an Agroal pool that opens a connection only with the
 * budget's leave and gives it back only when the connection is really closed. Pools come with first
 * use, shrink when another tenant needs the room, and are gone with their thread when they hold
 * nothing.
 *
 * <p>Every new physical connection must show the tenant's stamp before it is used: a database with
 * another UUID or another incarnation answers nobody.
 *
 * <p>{@link io.tenantry.tenant.pool.LiveTenants} counts who is inside a tenant, so that a dismount
 * can say when the last one has left.
 */
package io.tenantry.tenant.pool;
