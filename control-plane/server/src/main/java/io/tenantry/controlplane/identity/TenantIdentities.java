package io.tenantry.controlplane.identity;

import io.tenantry.controlplane.credential.Secret;

/**
 * An identity provider that tenants without one of their own share.
 *
 * <p>Implementations block; they bound each call in time and throw on any failure, so that the step
 * is tried again. Both methods are repeatable, also after being cut off half-way.
 */
public interface TenantIdentities {

  /** Makes what is missing of the tenant's organization, client and first administrator. */
  void create(NewIdentity identity, Secret administratorPassword);

  /** Removes what there is of them. */
  void delete(NewIdentity identity);
}
