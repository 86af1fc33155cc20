package io.tenantry.tenant.observation;

import io.tenantry.tenant.ResolvedTenant;
import org.jboss.logmanager.ExtLogRecord;

/**
 * Where log records go that are written on behalf of a tenant, beside the service's own log. A bean
 * of this type takes the place of the files; there may be one.
 *
 * <p>Only for the tenants in {@code tenantry.observation.logs.tenants}, where that is set.
 */
public interface TenantLogSink {

  /**
   * Takes one record of a tenant, whose id is in the record's context ({@link LogKeys#TENANT}).
   *
   * <p>Called by several threads at once, on the thread that logs, which may be an event loop: it
   * must not wait for a network. What is kept until later needs {@link ExtLogRecord#copyAll} now.
   * What the sink logs itself while it is called does not come back to it, and what it throws fails
   * nothing: the service's own log says so, once in a while.
   */
  void write(ResolvedTenant tenant, ExtLogRecord record);
}
