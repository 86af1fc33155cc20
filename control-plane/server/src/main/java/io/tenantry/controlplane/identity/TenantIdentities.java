package io.tenantry.controlplane.identity;

import io.tenantry.controlplane.credential.Secret;

/**
 * An identity provider that tenants without one of their own share.
 *
 * <p>Implementations block; they bound each call in time and throw on any failure, so that the step
 * is tried again. All methods are repeatable, also after being cut off half-way.
 */
public interface TenantIdentities {

  /** Makes what is missing of the tenant's organization, client and first administrator. */
  void create(NewIdentity identity, Secret administratorPassword);

  /** The tenant's client and first administrator open nothing any more, and are kept. */
  void disable(NewIdentity identity);

  /** Takes {@link #disable} back. */
  void enable(NewIdentity identity);

  /** Brings names and addresses of what there is up to date. */
  void update(NewIdentity identity);

  /** Gives what there is the names of another tenant id; members of the organization stay that. */
  void rename(NewIdentity from, NewIdentity to);

  /** Removes what there is of them. */
  void delete(NewIdentity identity);
}
