package io.tenantry.system.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.system.platform.Answer;
import io.tenantry.system.platform.Call;
import io.tenantry.system.platform.ControlPlane;
import io.tenantry.system.platform.DatabaseServer;
import io.tenantry.system.platform.NewTenant;
import io.tenantry.system.platform.Platform;
import io.tenantry.system.platform.Session;
import io.tenantry.system.platform.SystemTest;
import io.tenantry.system.platform.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One call makes a tenant; the same call again makes no second one. */
@SystemTest
class ProvisioningIT {

  private static final int RACERS = 8;

  private final Platform platform;
  private final ControlPlane controlPlane;

  ProvisioningIT(Platform platform) {
    this.platform = platform;
    this.controlPlane = platform.controlPlane();
  }

  @Test
  void newTenantGoesToTheServerThatIsLeastFull() {
    for (DatabaseServer each : platform.servers()) {
      controlPlane.provision(NewTenant.named(platform.freshId("placed")).onServer(each.id()));
    }
    try (Session catalog = platform.catalog().session()) {
      for (DatabaseServer roomy : platform.servers()) {
        Tenant tenant = provisionedWhereThereIsRoom(catalog, roomy.id());

        assertThat(platform.catalog().tenant(tenant.id()).server()).isEqualTo(roomy.id());
      }
    }
  }

  /** The capacities are as before when it returns; no server is full meanwhile. */
  private Tenant provisionedWhereThereIsRoom(Session catalog, String server) {
    catalog.run(
        "update catalog.database_server"
            + " set capacity = capacity + 1000000 * case when id = ? then 1000 else 1 end",
        server);
    try {
      return controlPlane.provision(NewTenant.named(platform.freshId("placed")));
    } finally {
      catalog.run(
          "update catalog.database_server"
              + " set capacity = capacity - 1000000 * case when id = ? then 1000 else 1 end",
          server);
    }
  }

  @Test
  void capacityIsNeverExceededHoweverManyCallsRace() throws Exception {
    DatabaseServer server = platform.servers().get(1);
    int free = 2;
    try (Session catalog = platform.catalog().session()) {
      String capacity =
          catalog.text("select capacity from catalog.database_server where id = ?", server.id());
      catalog.run(
          "update catalog.database_server set capacity = placed + ? where id = ?",
          free,
          server.id());
      try {
        List<Answer> answers =
            race(i -> NewTenant.named(platform.freshId("racer")).onServer(server.id()).call());

        assertThat(answers.stream().filter(a -> a.status() == 202)).hasSize(free);
        assertThat(answers.stream().filter(a -> a.status() != 202))
            .allSatisfy(a -> assertThat(a.code()).isEqualTo("capacity-exhausted"));
        answers.stream()
            .filter(a -> a.status() == 202)
            .map(a -> controlPlane.awaitEnd(operation(a)))
            .forEach(o -> assertThat(o.succeeded()).as("%s", o).isTrue());
      } finally {
        catalog.run(
            "update catalog.database_server set capacity = ? where id = ?",
            Integer.valueOf(capacity),
            server.id());
      }
    }
  }

  @Test
  void oneNameIsGivenOnceHoweverManyCallsRace() throws Exception {
    String id = platform.freshId("unique");

    List<Answer> answers = race(i -> NewTenant.named(i % 2 == 0 ? id : id.toUpperCase()).call());

    List<Answer> accepted = answers.stream().filter(a -> a.status() == 202).toList();
    assertThat(accepted).hasSize(1);
    assertThat(answers.stream().filter(a -> a.status() != 202))
        .allSatisfy(a -> assertThat(a.status()).as("%s", a).isEqualTo(409));
    assertThat(controlPlane.awaitEnd(operation(accepted.get(0))).succeeded()).isTrue();
  }

  @Test
  void retryWithTheSameKeyIsTheSameOperation() throws Exception {
    NewTenant wanted = NewTenant.named(platform.freshId("retry"));
    String key = wanted.id() + "-key";

    List<Answer> answers = race(i -> wanted.call().withHeader("Idempotency-Key", key));

    assertThat(answers.stream().map(ProvisioningIT::operation).distinct()).hasSize(1);
    assertThat(controlPlane.awaitEnd(operation(answers.get(0))).succeeded()).isTrue();
    Answer later = controlPlane.send(wanted.call().withHeader("Idempotency-Key", key));
    assertThat(operation(later)).isEqualTo(operation(answers.get(0)));
    Call otherBody = NewTenant.named(platform.freshId("retry")).call();
    assertThat(controlPlane.send(otherBody.withHeader("Idempotency-Key", key)).status())
        .isEqualTo(422);
  }

  @Test
  void firstAdministratorSignsInWithACredentialThatIsFetchedOnce() {
    Tenant tenant = controlPlane.provision(NewTenant.named(platform.freshId("admin")));
    Call fetch = Call.of("POST", "/api/v1/operations/" + tenant.provisioning() + "/credential");

    Answer credential = controlPlane.send(fetch);

    assertThat(credential.status()).as("%s", credential).isEqualTo(200);
    Answer login =
        platform
            .realm()
            .login(
                credential.json().path("user").asText(),
                credential.json().path("password").asText());
    assertThat(login.status()).as("%s", login).isEqualTo(200);
    Call companies = Call.get("/api/v1/companies").onHost(tenant.host());
    String token = login.json().path("access_token").asText();
    assertThat(platform.instances().get(1).send(companies.withToken(token)).status())
        .isEqualTo(200);
    assertThat(controlPlane.send(fetch).status()).isBetween(400, 499);
  }

  private static UUID operation(Answer accepted) {
    assertThat(accepted.status()).as("%s", accepted).isBetween(200, 202);
    return UUID.fromString(accepted.json().path("id").asText());
  }

  private List<Answer> race(IntFunction<Call> calls)
      throws InterruptedException, ExecutionException {
    ExecutorService racers = Executors.newFixedThreadPool(RACERS);
    try {
      List<Callable<Answer>> starts =
          IntStream.range(0, RACERS)
              .mapToObj(calls)
              .<Callable<Answer>>map(call -> () -> controlPlane.send(call))
              .toList();
      List<Answer> answers = new ArrayList<>();
      for (Future<Answer> answer : racers.invokeAll(starts)) {
        answers.add(answer.get());
      }
      return answers;
    } finally {
      racers.shutdownNow();
    }
  }
}
