package io.tenantry.system.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tenantry.system.platform.Answer;
import io.tenantry.system.platform.Instance;
import io.tenantry.system.platform.NewTenant;
import io.tenantry.system.platform.Platform;
import io.tenantry.system.platform.SystemTest;
import io.tenantry.system.platform.Tenant;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A tenant's users notice nothing of its logins being exchanged. */
@SystemTest
class CredentialRotationIT {

  private static final int ROTATIONS = 3;

  private final Platform platform;
  private final AtomicBoolean over = new AtomicBoolean();
  private final AtomicInteger served = new AtomicInteger();
  private final Queue<Answer> refused = new ConcurrentLinkedQueue<>();

  CredentialRotationIT(Platform platform) {
    this.platform = platform;
  }

  @Test
  void noRequestFailsOnAnyInstanceWhileCredentialsAreRotated() throws Exception {
    Tenant tenant = platform.controlPlane().provision(NewTenant.named(platform.freshId("rotate")));
    // The first request of a cold instance may take longer than the fence waits for it.
    platform.instances().forEach(i -> assertThat(i.companies(tenant).status()).isEqualTo(200));
    List<CompletableFuture<Void>> users =
        platform.instances().stream()
            .map(instance -> CompletableFuture.runAsync(() -> use(instance, tenant)))
            .toList();
    for (int i = 0; i < ROTATIONS; i++) {
      int before = served.get();
      platform.controlPlane().act(tenant, "rotate-credentials");
      await().atMost(Duration.ofSeconds(20)).until(() -> served.get() > before + 10);
    }
    over.set(true);
    CompletableFuture.allOf(users.toArray(CompletableFuture[]::new)).get(20, TimeUnit.SECONDS);

    assertThat(refused).isEmpty();
    String database = platform.catalog().tenant(tenant.id()).database();
    assertThat(platform.server(platform.catalog().tenant(tenant.id()).server()).tenantLogins())
        .filteredOn(login -> login.startsWith(database))
        .containsExactlyInAnyOrder(
            database + "_app_2", database + "_report_2", database + "_migrate_2");
  }

  private void use(Instance instance, Tenant tenant) {
    while (!over.get()) {
      Answer answer = instance.companies(tenant);
      if (answer.status() == 200) {
        served.incrementAndGet();
      } else {
        refused.add(answer);
      }
    }
  }
}
