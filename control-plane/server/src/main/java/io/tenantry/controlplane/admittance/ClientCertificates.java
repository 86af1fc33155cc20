package io.tenantry.controlplane.admittance;

import io.tenantry.controlplane.admittance.AdmittanceChanges.Change;
import io.tenantry.controlplane.admittance.AdmittanceChanges.Credential;
import io.tenantry.controlplane.api.ClientCertificateView;
import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import io.tenantry.controlplane.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** The client certificates of tenants. */
@ApplicationScoped
class ClientCertificates {

  private final CertificateStore store;
  private final AdmittanceChanges changes;
  private final Supplier<UUID> ids;

  ClientCertificates(CertificateStore store, AdmittanceChanges changes, Supplier<UUID> ids) {
    this.store = store;
    this.changes = changes;
    this.ids = ids;
  }

  /** Oldest first, those that are no longer valid included. */
  List<ClientCertificateView> list(UUID tenant) {
    return store.list(tenant);
  }

  /**
   * Maps certificates to a tenant; returns when every live instance accepts them.
   *
   * @throws ProblemException {@code client-certificate-taken}, {@code unknown-tenant}, {@code
   *     illegal-transition} or {@code exclusive-access}
   */
  ClientCertificateView map(Change change, Mapping mapping, Terms terms) {
    return changes.give(
        change,
        tenant -> {
          UUID id = ids.get();
          if (!store.insert(id, tenant.uuid(), mapping, terms, change.caller())) {
            throw new ProblemException(
                ProblemType.CLIENT_CERTIFICATE_TAKEN,
                "A tenant has this subject or fingerprint already; revoke it there first.");
          }
          return find(tenant, id);
        },
        Mapped::answer);
  }

  /**
   * Revokes certificates; returns when no live instance accepts them. Revoking them again changes
   * nothing.
   *
   * @throws ProblemException {@code unknown-client-certificate} or {@code unknown-tenant}
   */
  ClientCertificateView revoke(Change change, UUID id) {
    return changes.take(
        change,
        tenant -> {
          find(tenant, id);
          store.revoke(tenant.uuid(), id);
          return find(tenant, id);
        },
        Mapped::answer);
  }

  private Mapped find(Tenant tenant, UUID id) {
    return store.find(tenant.uuid(), id).map(Mapped::new).orElseThrow(ClientCertificates::unknown);
  }

  static ProblemException unknown() {
    return new ProblemException(
        ProblemType.UNKNOWN_CLIENT_CERTIFICATE,
        "See GET /tenants/{id}/clientCertificates for those it has.");
  }

  private record Mapped(ClientCertificateView view) implements Credential {

    @Override
    public UUID id() {
      return view.id();
    }

    @Override
    public String name() {
      return view.name();
    }

    ClientCertificateView answer(List<String> silent) {
      return view.unacknowledgedBy(silent);
    }
  }
}
