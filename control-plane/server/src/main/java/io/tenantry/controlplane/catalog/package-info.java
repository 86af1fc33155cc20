/**
 * The application database as the other packages get it: one {@code Jdbi} on the pooled data
 * source.
 */
package io.tenantry.controlplane.catalog;
