/** What a log line of a request says beside its message: the tenant and the request id. */
package io.tenantry.tenant.observation;
