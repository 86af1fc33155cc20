package io.tenantry.controlplane.admittance;

import io.tenantry.controlplane.admittance.AdmittanceChanges.Change;
import io.tenantry.controlplane.admittance.AdmittanceChanges.Credential;
import io.tenantry.controlplane.api.ApiKeyView;
import io.tenantry.controlplane.api.IssuedApiKey;
import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import io.tenantry.controlplane.api.RevokedApiKey;
import io.tenantry.controlplane.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** The API keys of tenants. */
@ApplicationScoped
class ApiKeys {

  private static final int MOST_OF_A_NAME = 2;
  private static final int MOST = 50;

  private final ApiKeyStore store;
  private final AdmittanceChanges changes;
  private final Supplier<UUID> ids;
  private final SecureRandom random;

  ApiKeys(ApiKeyStore store, AdmittanceChanges changes, Supplier<UUID> ids, SecureRandom random) {
    this.store = store;
    this.changes = changes;
    this.ids = ids;
    this.random = random;
  }

  /** Oldest first, those that are no longer valid included. */
  List<ApiKeyView> list(UUID tenant) {
    return store.list(tenant);
  }

  /**
   * Makes a key; returns when every live instance accepts it.
   *
   * @throws ProblemException {@code too-many-api-keys}, {@code unknown-tenant}, {@code
   *     illegal-transition} or {@code exclusive-access}
   */
  IssuedApiKey issue(Change change, Terms terms, KeyQuota quota) {
    return changes.give(
        change,
        tenant -> issue(tenant, change.caller(), terms, quota),
        (fresh, silent) -> new IssuedApiKey(fresh.view(), fresh.secret().told(), silent));
  }

  private Fresh issue(Tenant tenant, String caller, Terms terms, KeyQuota quota) {
    demandRoom(tenant.uuid(), terms.name());
    UUID id = ids.get();
    KeySecret secret = KeySecret.fresh(tenant.uuid(), random);
    store.insert(id, tenant.uuid(), secret.kept(), terms, quota, caller);
    return new Fresh(find(tenant, id), secret);
  }

  private void demandRoom(UUID tenant, String name) {
    List<ApiKeyView> valid =
        store.list(tenant).stream().filter(key -> key.status().equals("valid")).toList();
    List<UUID> sameName =
        valid.stream().filter(key -> key.name().equals(name)).map(ApiKeyView::id).toList();
    if (sameName.size() >= MOST_OF_A_NAME) {
      throw new ProblemException(
              ProblemType.TOO_MANY_API_KEYS,
              "Two keys of this name are valid; revoke the one that is no longer used.")
          .with("valid", sameName);
    }
    if (valid.size() >= MOST) {
      throw new ProblemException(
          ProblemType.TOO_MANY_API_KEYS, "A tenant has at most %d valid keys.".formatted(MOST));
    }
  }

  /**
   * Revokes a key; returns when no live instance accepts it. Revoking it again changes nothing.
   *
   * @throws ProblemException {@code unknown-api-key} or {@code unknown-tenant}
   */
  RevokedApiKey revoke(Change change, UUID id) {
    return changes.take(
        change,
        tenant -> {
          find(tenant, id);
          store.revoke(tenant.uuid(), id);
          return new Revoked(find(tenant, id));
        },
        (key, silent) -> new RevokedApiKey(key.view(), silent));
  }

  private ApiKeyView find(Tenant tenant, UUID id) {
    return store.find(tenant.uuid(), id).orElseThrow(ApiKeys::unknown);
  }

  static ProblemException unknown() {
    return new ProblemException(
        ProblemType.UNKNOWN_API_KEY, "See GET /tenants/{id}/apiKeys for those it has.");
  }

  private record Fresh(ApiKeyView view, KeySecret secret) implements Credential {

    @Override
    public UUID id() {
      return view.id();
    }

    @Override
    public String name() {
      return view.name();
    }
  }

  private record Revoked(ApiKeyView view) implements Credential {

    @Override
    public UUID id() {
      return view.id();
    }

    @Override
    public String name() {
      return view.name();
    }
  }
}
