/**
 * What this library does to every HTTP request, in one order ({@link
 * io.tenantry.tenant.http.FilterOrder}), and how it says no: RFC 9457 problems with a stable code.
 */
package io.tenantry.tenant.http;
