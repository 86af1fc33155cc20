/**
 * Reports as everybody who runs them meets them: corrected once for all tenants while they are
 * being fetched, and sent whole without being held in memory.
 */
package io.tenantry.system.report;
