package io.tenantry.controlplane.identity;

import io.tenantry.controlplane.credential.Secret;
import jakarta.inject.Singleton;

/** Keycloak, through its admin REST API. */
@Singleton
class KeycloakIdentities implements TenantIdentities {

  @Override
  public void create(NewIdentity identity, Secret administratorPassword) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void delete(NewIdentity identity) {
    throw new UnsupportedOperationException();
  }
}
