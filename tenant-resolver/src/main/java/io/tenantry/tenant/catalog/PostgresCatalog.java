package io.tenantry.tenant.catalog;

import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The catalog of Tenantry: the application database, owned by the control plane. */
@Singleton
class PostgresCatalog implements CatalogSource {

  private static final String KIND = "postgresql";

  private final CatalogFollower follower;
  private final CatalogContact contact;
  private final CatalogSubscription subscription;
  private final SnapshotStore store;
  private final CatalogConfig config;
  private volatile TenantCredentials credentials;

  PostgresCatalog(
      CatalogFollower follower,
      CatalogContact contact,
      CatalogSubscription subscription,
      SnapshotStore store,
      CatalogConfig config) {
    this.follower = follower;
    this.contact = contact;
    this.subscription = subscription;
    this.store = store;
    this.config = config;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void start() {
    required("tenantry.catalog.jdbc-url", config.catalog().jdbcUrl());
    required("tenantry.catalog.username", config.catalog().username());
    required("tenantry.catalog.password", config.catalog().password());
    credentials =
        new TenantCredentials(
            required("tenantry.keysets.tenant-credentials", config.keysets().tenantCredentials()));
    config
        .catalog()
        .snapshotFile()
        .ifPresent(file -> store.use(new StoredSnapshot(file, credentials.key())));
    follower.start();
  }

  private static <T> T required(String property, Optional<T> value) {
    return value.orElseThrow(
        () ->
            new IllegalStateException(
                property + " is not set; a catalog of kind " + KIND + " needs it"));
  }

  @Override
  public void stop() {
    try {
      follower.stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public String password(DatabaseTarget target) throws GeneralSecurityException {
    return credentials.password(target);
  }

  @Override
  public String opened(UUID tenant, String sealed) throws GeneralSecurityException {
    return credentials.opened(tenant, sealed);
  }

  @Override
  public boolean current() {
    return contact.inTouch();
  }

  @Override
  public Map<String, String> details() {
    return Map.of("subscription", subscription.listening() ? "listening" : "polling");
  }
}
