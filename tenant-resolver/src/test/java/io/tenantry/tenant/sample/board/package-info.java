/**
 * Ten mistakes that services with tenants really make, each of them to be switched on: what the
 * isolation kit has to find. With all of them off this is how it is done right.
 */
package io.tenantry.tenant.sample.board;
