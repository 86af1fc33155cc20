package io.tenantry.controlplane.identity;

import com.fasterxml.jackson.databind.JsonNode;
import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.StepContext;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Gives the tenant its place in the identity provider and its first administrator. Does nothing for
 * a tenant that brings its own provider, or where the platform has none.
 */
@Singleton
public class FirstAdministratorStep implements OperationStep {

  private final TenantIdentities identities;
  private final FirstCredentials credentials;
  private final IdentityConfig config;

  FirstAdministratorStep(
      TenantIdentities identities, FirstCredentials credentials, IdentityConfig config) {
    this.identities = identities;
    this.credentials = credentials;
    this.config = config;
  }

  @Override
  public String name() {
    return "first-administrator";
  }

  @Override
  public boolean isNeeded(JsonNode params) {
    return !params.path("identityProvider").isObject();
  }

  @Override
  public void run(StepContext context) {
    Optional<NewIdentity> wanted = wanted(context);
    if (wanted.isPresent()) {
      context.checkpoint();
      identities.create(
          wanted.get(), credentials.keepFirst(context.operationId(), wanted.get().tenant()));
      context.result("administrator", wanted.get().administrator());
    }
  }

  @Override
  public void compensate(StepContext context) {
    wanted(context).ifPresent(identities::delete);
    credentials.erase(context.operationId());
  }

  private Optional<NewIdentity> wanted(StepContext context) {
    return config.enabled() && isNeeded(context.params())
        ? context.tenant().map(tenant -> NewIdentity.of(tenant, context.params()))
        : Optional.empty();
  }
}
