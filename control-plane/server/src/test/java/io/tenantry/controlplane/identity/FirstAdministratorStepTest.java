package io.tenantry.controlplane.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.controlplane.credential.Secret;
import io.tenantry.controlplane.server.ServerBench;
import io.tenantry.controlplane.testsupport.Mappings;
import io.tenantry.controlplane.testsupport.StepScene;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FirstAdministratorStepTest {

  private final ServerBench bench = new ServerBench();
  private final UUID tenant = UUID.randomUUID();
  private final Map<String, Secret> passwords = new HashMap<>();
  private final List<String> deleted = new ArrayList<>();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void passwordIsKeptOnceForTheOperationAndSurvivesARepeatedRun() throws Exception {
    // given
    try (StepScene scene = scene(params())) {
      // when
      scene.run(step(true));
      Secret first = passwords.get("admin@cronus");
      scene.run(step(true));
      // then
      assertThat(passwords.get("admin@cronus")).isEqualTo(first);
      assertThat(kept(scene)).containsExactly(first);
      assertThat(scene.result()).containsEntry("administrator", "admin@cronus");
      assertThat(scene.result().toString()).doesNotContain(first.reveal());
    }
  }

  @Test
  void compensationRemovesIdentityAndPassword() throws Exception {
    // given
    try (StepScene scene = scene(params())) {
      scene.run(step(true));
      // when
      scene.compensate(step(true));
      scene.compensate(step(true));
      // then
      assertThat(kept(scene)).isEmpty();
      assertThat(deleted).containsOnly("admin@cronus");
    }
  }

  @Test
  void tenantWithItsOwnProviderGetsNothing() throws Exception {
    ObjectNode params = params();
    params.putObject("identityProvider").put("issuer", "https://login.cronus.example");
    assertSkipped(params, true);
  }

  @Test
  void platformWithoutProviderGivesNothing() throws Exception {
    assertSkipped(params(), false);
  }

  private void assertSkipped(ObjectNode params, boolean enabled) throws Exception {
    try (StepScene scene = scene(params)) {
      scene.run(step(enabled));
      scene.compensate(step(enabled));
      assertThat(kept(scene)).isEmpty();
      assertThat(passwords).isEmpty();
      assertThat(deleted).isEmpty();
      assertThat(scene.result()).isEmpty();
    }
  }

  private FirstAdministratorStep step(boolean enabled) {
    return new FirstAdministratorStep(
        new TenantIdentities() {
          @Override
          public void create(NewIdentity identity, Secret password) {
            passwords.put(identity.administrator(), password);
          }

          @Override
          public void disable(NewIdentity identity) {
            throw new AssertionError("not the step's business");
          }

          @Override
          public void enable(NewIdentity identity) {
            throw new AssertionError("not the step's business");
          }

          @Override
          public void update(NewIdentity identity) {
            throw new AssertionError("not the step's business");
          }

          @Override
          public void rename(NewIdentity from, NewIdentity to) {
            throw new AssertionError("not the step's business");
          }

          @Override
          public void delete(NewIdentity identity) {
            deleted.add(identity.administrator());
          }
        },
        new FirstCredentials(bench.jdbi, bench.keysets, new SecureRandom()),
        Mappings.of(
            IdentityConfig.class, Map.of("tenantry.identity.enabled", Boolean.toString(enabled))));
  }

  private ObjectNode params() {
    return bench.json.createObjectNode().put("id", "CRONUS").put("displayName", "CRONUS");
  }

  private StepScene scene(ObjectNode params) {
    StepScene scene = StepScene.about(tenant, params);
    bench.jdbi.useHandle(
        handle ->
            handle.execute(
                "insert into catalog.operation (id, type, created_by) values (?, 'provision', 'a')",
                scene.operationId()));
    return scene;
  }

  private List<Secret> kept(StepScene scene) {
    return bench.jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select secret from catalog.operation_credential where operation_id = ?")
                .bind(0, scene.operationId())
                .mapTo(byte[].class)
                .map(bytes -> bench.keysets.tenantCredentials().decrypt(bytes, tenant.toString()))
                .list());
  }
}
