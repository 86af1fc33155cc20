package io.tenantry.controlplane.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.controlplane.credential.Secret;
import io.tenantry.controlplane.identity.IdentityConfig;
import io.tenantry.controlplane.identity.NewIdentity;
import io.tenantry.controlplane.identity.TenantIdentities;
import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.server.ServerBench;
import io.tenantry.controlplane.tenant.TenantBench;
import io.tenantry.controlplane.testsupport.Mappings;
import io.tenantry.controlplane.testsupport.StepScene;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What was made of a tenant at the platform's identity provider follows the tenant to its end. */
class IdentityStepsTest {

  private final ServerBench bench = new ServerBench();
  private final Requests requests = new Requests();
  private final UUID cronus = UUID.randomUUID();

  @Test
  void tenantThatHasItsOwnProviderByNowIsClosedRenamedAndRemovedLikeAnyOther() throws Exception {
    // given: everything of it was made before
    IdentitySteps steps = steps(true);

    // when
    run(steps.disable(), steps.enable(), steps.update(), steps.rename(), steps.remove());

    // then
    assertThat(requests.made)
        .containsExactly(
            "disable cronus",
            "enable cronus",
            "update cronus",
            "rename contoso to cronus",
            "delete cronus");
  }

  @Test
  void platformWithoutAProviderIsAskedForNothing() throws Exception {
    // given
    IdentitySteps steps = steps(false);

    // when
    run(steps.disable(), steps.enable(), steps.update(), steps.rename(), steps.remove());

    // then
    assertThat(requests.made).isEmpty();
  }

  private IdentitySteps steps(boolean enabled) {
    bench.insert(ServerBench.SERVER, 1);
    bench.jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into catalog.tenant
                  (uuid, tenant_id, display_name, plan, lifecycle, schema_state, database_server,
                   database_name, release, app_login, report_login, migrate_login, version,
                   identity_provider)
                values (?, 'cronus', 'CRONUS', 'standard', 'active', 'current', ?, 'd', 1, 'a', 'r',
                        'm', catalog.next_version(), '{"issuer": "https://login.cronus.example"}')
                """,
                cronus,
                ServerBench.SERVER));
    return new IdentitySteps(
        TenantBench.catalog(bench),
        requests,
        Mappings.of(
            IdentityConfig.class, Map.of("tenantry.identity.enabled", Boolean.toString(enabled))));
  }

  private void run(OperationStep... steps) throws Exception {
    try (StepScene scene =
        StepScene.about(
            cronus, bench.json.createObjectNode().put(RenameStep.FORMER_ID, "contoso"))) {
      scene.run(steps);
    }
  }

  /** What the identity provider is asked for. */
  private static final class Requests implements TenantIdentities {

    private final List<String> made = new ArrayList<>();

    @Override
    public void create(NewIdentity identity, Secret administratorPassword) {
      made.add("create " + identity.tenantId());
    }

    @Override
    public void disable(NewIdentity identity) {
      made.add("disable " + identity.tenantId());
    }

    @Override
    public void enable(NewIdentity identity) {
      made.add("enable " + identity.tenantId());
    }

    @Override
    public void update(NewIdentity identity) {
      made.add("update " + identity.tenantId());
    }

    @Override
    public void rename(NewIdentity from, NewIdentity to) {
      made.add("rename " + from.tenantId() + " to " + to.tenantId());
    }

    @Override
    public void delete(NewIdentity identity) {
      made.add("delete " + identity.tenantId());
    }
  }
}
