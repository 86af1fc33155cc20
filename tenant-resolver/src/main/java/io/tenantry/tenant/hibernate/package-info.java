/**
 * The seam to Hibernate ORM; the only package that imports it or its extension.
 *
 * <p>Hibernate asks for a tenant identifier when a session is opened and for a connection when one
 * is needed. Quarkus keeps the first connection provider of each tenant for ever, so ours holds an
 * identifier and nothing else, and looks up the live pool at every single call. The identifier is
 * the tenant's UUID, which is never reused.
 */
package io.tenantry.tenant.hibernate;
