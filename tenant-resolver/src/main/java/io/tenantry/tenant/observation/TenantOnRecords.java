package io.tenantry.tenant.observation;

import io.tenantry.tenant.ResolvedTenant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;

/**
 * Writes nothing: gives a record the tenant that its thread works for, where its log context does
 * not have it, or has another one.
 */
final class TenantOnRecords extends ExtHandler {

  private final Supplier<Optional<ResolvedTenant>> current;

  TenantOnRecords(Supplier<Optional<ResolvedTenant>> current) {
    this.current = current;
  }

  @Override
  protected void doPublish(ExtLogRecord record) {
    current.get().map(ResolvedTenant::id).ifPresent(tenant -> put(record, tenant));
  }

  static void put(ExtLogRecord record, String tenant) {
    if (!tenant.equals(record.getMdc(LogKeys.TENANT))) {
      record.putMdc(LogKeys.TENANT, tenant);
    }
  }
}
