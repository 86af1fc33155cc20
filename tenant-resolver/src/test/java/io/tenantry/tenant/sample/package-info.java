/** A service that is not ours: plain Panache, plain REST, one plain route, and the library. */
package io.tenantry.tenant.sample;
