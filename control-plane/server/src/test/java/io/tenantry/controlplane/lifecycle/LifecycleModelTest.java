package io.tenantry.controlplane.lifecycle;

import static io.tenantry.controlplane.lifecycle.TenantCalls.TENANTS;
import static io.tenantry.controlplane.lifecycle.TenantCalls.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tenantry.controlplane.testsupport.ReadyForTenants;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Random calls against a model that is a table: several tenants at a time, and up to three callers
 * on the same tenant. What the callers were told must fit some order of their calls, and that order
 * must lead to what the tenant is afterwards.
 */
@QuarkusTest
@Timeout(900)
class LifecycleModelTest {

  private static final boolean FULL = "full".equals(System.getProperty("tenantry.proof"));
  private static final int TENANTS_AT_A_TIME = FULL ? 8 : 3;
  private static final int ROUNDS = FULL ? 60 : 8;

  /** State, action, next state; what is not here is illegal. */
  private static final Map<String, Map<String, String>> MODEL =
      Map.of(
          "active mounted",
          Map.of("dismount", "active", "suspend", "suspended mounted", "delete", "deleted"),
          "active",
          Map.of("mount", "active mounted", "suspend", "suspended", "delete", "deleted"),
          "suspended mounted",
          Map.of("reactivate", "active mounted", "delete", "deleted"),
          "suspended",
          Map.of("reactivate", "active", "delete", "deleted"),
          "deleted",
          Map.of("recover", "active mounted", "purge", "purged"),
          "purged",
          Map.of());

  private static final Arbitrary<List<String>> CALLS =
      Arbitraries.frequency(
              Tuple.of(4, "mount"),
              Tuple.of(4, "dismount"),
              Tuple.of(4, "suspend"),
              Tuple.of(4, "reactivate"),
              Tuple.of(3, "delete"),
              Tuple.of(6, "recover"),
              Tuple.of(1, "purge"))
          .list()
          .ofMinSize(1)
          .ofMaxSize(3);

  /** One call, and what its caller was told. */
  private record Told(String action, boolean done, String code) {}

  private final ExecutorService callers = Executors.newCachedThreadPool();

  @BeforeEach
  void prepare() {
    ReadyForTenants.prepare();
  }

  @AfterEach
  void stop() throws InterruptedException {
    callers.shutdownNow();
    assertThat(callers.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void whatCallersAreToldFitsSomeOrderOfTheirCalls() throws Exception {
    // given
    List<List<List<String>>> lives = lives();
    // when
    List<Callable<Void>> tenants = new ArrayList<>();
    lives.forEach(life -> tenants.add(() -> live(life)));
    // then
    for (Future<Void> tenant : callers.invokeAll(tenants, 800, TimeUnit.SECONDS)) {
      tenant.get();
    }
  }

  private static List<List<List<String>>> lives() {
    List<List<List<String>>> lives = new ArrayList<>();
    JqwikSession.run(
        () ->
            CALLS
                .list()
                .ofSize(ROUNDS)
                .sampleStream()
                .limit(TENANTS_AT_A_TIME)
                .forEach(lives::add));
    return lives;
  }

  private Void live(List<List<String>> life) throws Exception {
    String id = TenantCalls.provisioned();
    String state = "active mounted";
    for (List<String> calls : life) {
      List<Told> told = callAtOnce(id, calls);
      String now = observed(id);
      assertThat(reachable(state, told))
          .as("from %s, having been told %s", state, told)
          .contains(now);
      state = now;
    }
    return null;
  }

  private List<Told> callAtOnce(String id, List<String> actions) throws Exception {
    List<Future<Told>> calls = new ArrayList<>();
    for (String action : actions) {
      calls.add(callers.submit(() -> call(id, action)));
    }
    List<Told> told = new ArrayList<>();
    for (Future<Told> call : calls) {
      told.add(call.get(120, TimeUnit.SECONDS));
    }
    return told;
  }

  private static Told call(String id, String action) {
    String body = "{\"confirm\": \"" + id + "\"}";
    Response answer =
        action.equals("delete")
            ? waiting(body).delete(TENANTS + "/" + id)
            : waiting(body).post(TENANTS + "/" + id + "/" + action);
    boolean done = answer.statusCode() == 200 && "succeeded".equals(answer.path("status"));
    assertThat(done || answer.statusCode() == 409).as(answer.asString()).isTrue();
    return new Told(action, done, done ? "" : answer.path("code"));
  }

  private static String observed(String id) {
    Response tenant = TenantCalls.get(id).statusCode(200).extract().response();
    String lifecycle = tenant.path("lifecycle");
    boolean mounted = tenant.path("mounted");
    return mounted ? lifecycle + " mounted" : lifecycle;
  }

  /** Where the calls may have led, in any order in which every caller was told the truth. */
  private static Set<String> reachable(String state, List<Told> told) {
    if (told.isEmpty()) {
      return Set.of(state);
    }
    Set<String> ends = new HashSet<>();
    for (int i = 0; i < told.size(); i++) {
      List<Told> rest = new ArrayList<>(told);
      Told first = rest.remove(i);
      after(state, first).ifPresent(next -> ends.addAll(reachable(next, rest)));
    }
    return ends;
  }

  /** The state after a call, if its caller could be told what he was told. */
  private static Optional<String> after(String state, Told told) {
    Optional<String> legal = Optional.ofNullable(MODEL.get(state).get(told.action()));
    if (told.done()) {
      return legal;
    }
    boolean truth = told.code().equals("operation-running") || legal.isEmpty();
    return truth ? Optional.of(state) : Optional.empty();
  }
}
