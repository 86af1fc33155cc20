package io.tenantry.system.platform;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The control plane as an administrator of the platform uses it: over HTTPS, with a token. */
public final class ControlPlane {

  private static final String TENANTS = "/api/v1/tenants";
  private static final String ROLLOUTS = "/api/v1/rollouts";

  /** More than it has connections. */
  private static final int ASKING_AT_ONCE = 60;

  private final URI base;
  private final Wire wire;
  private final Supplier<String> administrator;

  ControlPlane(URI base, Wire wire, Supplier<String> administrator) {
    this.base = base;
    this.wire = wire;
    this.administrator = administrator;
  }

  /** Sends the call exactly as it is. */
  public Answer sendBare(Call call) {
    return wire.send(base, call);
  }

  /** Sends the call with the platform administrator's token. */
  public Answer send(Call call) {
    return sendBare(call.withToken(administrator.get()));
  }

  /** Asks for a tenant and waits until it is usable. */
  public Tenant provision(NewTenant wanted) {
    return tenant(wanted, provisionOperation(wanted));
  }

  /** The same; answers how it went. */
  public Operation provisionOperation(NewTenant wanted) {
    return Operation.of(send(waiting(wanted.call()))).mustSucceed();
  }

  /** The tenant an operation has made. */
  public Tenant tenant(NewTenant wanted, Operation operation) {
    UUID uuid = UUID.fromString(operation.json().path("tenant").asText());
    return new Tenant(uuid, wanted.id(), wanted.companies(), operation.id());
  }

  /** Asks for a tenant and returns as soon as the operation is accepted. */
  public Operation begin(NewTenant wanted) {
    return Operation.of(send(wanted.call()));
  }

  public Answer get(String tenantId) {
    return send(Call.get(TENANTS + "/" + tenantId));
  }

  public Operation mount(Tenant tenant) {
    return act(tenant, "mount");
  }

  public Operation dismount(Tenant tenant) {
    return act(tenant, "dismount");
  }

  /** Does it, confirmed, and waits until it is true everywhere. */
  public Operation act(Tenant tenant, String action) {
    String path = TENANTS + "/" + tenant.id() + "/" + action;
    return Operation.of(send(waiting(Call.post(path, confirmed(tenant))))).mustSucceed();
  }

  /** Asks for it, confirmed, and returns as soon as the operation is accepted. */
  public Operation begin(Tenant tenant, String action) {
    String path = TENANTS + "/" + tenant.id() + "/" + action;
    return Operation.of(send(Call.post(path, confirmed(tenant))));
  }

  /** Deletes softly, confirmed, and waits until it is true everywhere. */
  public Operation delete(Tenant tenant) {
    Call call = Call.of("DELETE", TENANTS + "/" + tenant.id());
    return Operation.of(send(waiting(call.withBody("application/json", confirmed(tenant)))))
        .mustSucceed();
  }

  /**
   * Makes a plan that tenants can buy.
   *
   * @param limits JSON
   */
  public void offer(String plan, String limits) {
    String wish = "{\"name\": \"%s\", \"limits\": %s}".formatted(plan, limits);
    Answer made = send(Call.post("/api/v1/plans", wish));
    if (made.status() != 201) {
      throw new AssertionError("no plan " + plan + ": " + made);
    }
  }

  /** A key with which programs of the tenant sign in; its secret. */
  public String apiKey(Tenant tenant, String name) {
    String path = TENANTS + "/" + tenant.id() + "/apiKeys";
    Answer issued = send(Call.post(path, "{\"name\": \"" + name + "\"}"));
    if (issued.status() != 201) {
      throw new AssertionError("no key for " + tenant.id() + ": " + issued);
    }
    return issued.json().path("secret").asText();
  }

  /** Publishes a release package and waits until tenants can be made of it. */
  public void publish(byte[] zip) {
    Call call = Call.of("POST", "/api/v1/application/releases").withBody("application/zip", zip);
    Operation.of(send(waiting(call))).mustSucceed();
  }

  /** Begins to bring a ring to a release, so many tenants at a time on each database server. */
  public Rollout rollOut(int release, String ring, int parallelism) {
    String wish =
        "{\"release\": %d, \"rings\": [\"%s\"], \"parallelism\": %d, \"haltAfterFailures\": 100}"
            .formatted(release, ring, parallelism);
    return Rollout.of(send(Call.post(ROLLOUTS, wish)));
  }

  /** Tries those again that have failed. */
  public Rollout retryFailed(Rollout rollout) {
    return Rollout.of(send(Call.post(ROLLOUTS + "/" + rollout.id() + "/retry-failed", "{}")));
  }

  public Rollout rollout(UUID id) {
    return Rollout.of(send(Call.get(ROLLOUTS + "/" + id)));
  }

  /** Waits for the end of a rollout, good or bad. */
  public Rollout awaitEnd(Rollout rollout, Duration atMost) {
    return await("rollout " + rollout.id())
        .atMost(atMost)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> rollout(rollout.id()), Rollout::ended);
  }

  public Operation operation(UUID id) {
    return Operation.of(send(Call.get("/api/v1/operations/" + id)));
  }

  /** Waits for the end, good or bad, of an operation that may have to survive a crash first. */
  public Operation awaitEnd(UUID id) {
    return await()
        .atMost(Duration.ofSeconds(60))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> operation(id), Operation::ended);
  }

  /**
   * Waits until it has found its database again after an outage: none of many that ask at once gets
   * a connection that has died.
   */
  public void awaitDatabaseFound() {
    Call call = Call.get("/api/v1/plans").withToken(administrator.get());
    await("the control plane's database")
        .atMost(Duration.ofSeconds(30))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(100))
        .until(
            () ->
                Stream.generate(() -> wire.sendAsync(base, call))
                    .limit(ASKING_AT_ONCE)
                    .toList()
                    .stream()
                    .allMatch(answer -> answer.join().status() == 200));
  }

  private static String confirmed(Tenant tenant) {
    return "{\"confirm\": \"" + tenant.id() + "\"}";
  }

  private static Call waiting(Call call) {
    return call.withHeader("Prefer", "wait=60");
  }
}
