/**
 * Warning people before their tenant is updated.
 *
 * <p>When an update is planned in the tenant's update window, the catalog says so in the tenant's
 * entry. From some time before it ({@link io.tenantry.app.maintenance.MaintenanceConfig}) until it
 * has ended, every answer has the header {@code Tenantry-Maintenance} and every page says the hours
 * by the clock of the tenant's time zone. It goes away by itself when the update is done, put off
 * or taken back.
 */
package io.tenantry.app.maintenance;
