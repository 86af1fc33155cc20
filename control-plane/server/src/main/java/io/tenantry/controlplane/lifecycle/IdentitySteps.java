package io.tenantry.controlplane.lifecycle;

import io.tenantry.controlplane.identity.IdentityConfig;
import io.tenantry.controlplane.identity.NewIdentity;
import io.tenantry.controlplane.identity.TenantIdentities;
import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.StepContext;
import io.tenantry.controlplane.operation.StepPolicy;
import io.tenantry.controlplane.tenant.HostName;
import io.tenantry.controlplane.tenant.Tenant;
import io.tenantry.controlplane.tenant.TenantCatalog;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes the steps that keep a tenant's place in the identity provider in line with the catalog. A
 * tenant that brings its own provider may have begun with the platform's: what is there of it is
 * closed, renamed and removed whichever provider it has now, and nothing is made. The steps do
 * nothing where the platform has none.
 */
@ApplicationScoped
class IdentitySteps {

  private static final Consumer<NewIdentity> NOTHING = identity -> {};

  private final TenantCatalog catalog;
  private final TenantIdentities identities;
  private final IdentityConfig config;

  IdentitySteps(TenantCatalog catalog, TenantIdentities identities, IdentityConfig config) {
    this.catalog = catalog;
    this.identities = identities;
    this.config = config;
  }

  /**
   * Nobody signs in any more. Its failure undoes nothing: the tenant is out of reach without it.
   */
  OperationStep disable() {
    return new IdentityStep(
        "disable-identity",
        StepPolicy.retry(20).thenContinue(),
        identities::disable,
        identities::enable);
  }

  OperationStep enable() {
    return new IdentityStep(
        "enable-identity",
        StepPolicy.retry(20).thenAbort(),
        identities::enable,
        identities::disable);
  }

  /** Addresses and names as they are in the catalog now. */
  OperationStep update() {
    return new IdentityStep(
        "identity", StepPolicy.retry(20).thenContinue(), identities::update, NOTHING);
  }

  /** Its failure undoes nothing: nobody's access depends on these names. */
  OperationStep rename() {
    return new RenameIdentityStep();
  }

  OperationStep remove() {
    return new IdentityStep(
        "remove-identity", StepPolicy.retry(100).thenAbort(), identities::delete, NOTHING);
  }

  private Optional<NewIdentity> identity(StepContext context) {
    return context
        .tenant()
        .flatMap(catalog::find)
        .filter(tenant -> config.enabled())
        .map(IdentitySteps::identity);
  }

  static NewIdentity identity(Tenant tenant) {
    return new NewIdentity(
        tenant.uuid(),
        tenant.id().text(),
        tenant.properties().displayName(),
        tenant.properties().hostNames().stream().map(HostName::text).toList());
  }

  /** One call of the identity provider, which can be repeated. */
  private final class IdentityStep implements OperationStep {

    private final String name;
    private final StepPolicy policy;
    private final Consumer<NewIdentity> act;
    private final Consumer<NewIdentity> undo;

    IdentityStep(
        String name, StepPolicy policy, Consumer<NewIdentity> act, Consumer<NewIdentity> undo) {
      this.name = name;
      this.policy = policy;
      this.act = act;
      this.undo = undo;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public StepPolicy policy() {
      return policy;
    }

    @Override
    public void run(StepContext context) {
      context.checkpoint();
      identity(context).ifPresent(act);
    }

    @Override
    public void compensate(StepContext context) {
      context.checkpoint();
      identity(context).ifPresent(undo);
    }
  }

  /** Lets the identity provider follow a rename. */
  private final class RenameIdentityStep implements OperationStep {

    @Override
    public String name() {
      return "rename-identity";
    }

    @Override
    public StepPolicy policy() {
      return StepPolicy.retry(20).thenContinue();
    }

    @Override
    public void run(StepContext context) {
      context.checkpoint();
      String former = context.params().path(RenameStep.FORMER_ID).textValue();
      identity(context).ifPresent(now -> identities.rename(now.named(former), now));
    }
  }
}
