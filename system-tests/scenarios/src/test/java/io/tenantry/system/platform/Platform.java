package io.tenantry.system.platform;

import static org.awaitility.Awaitility.await;

import io.tenantry.local.LocalRun;
import io.tenantry.local.LocalRunBuilder;
import io.tenantry.local.postgres.PostgresServer;
import io.tenantry.local.service.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** All processes of the platform, on free ports, with their state in a directory of their own. */
public final class Platform implements AutoCloseable {

  private static final String KEY_REFRESH = "QUARKUS_OIDC_TOKEN_FORCED_JWK_REFRESH_INTERVAL";
  private static final String KEYCLOAK_ADMIN = "keycloak-admin";

  /** Connections of one instance to one server: few, so that tenants have to share them. */
  private static final int POOL_BUDGET = Integer.getInteger("tenantry.pool-budget");

  /** Two, unless a benchmark asks for more. */
  private static final int INSTANCES = Integer.getInteger("tenantry.instances", 2);

  /**
   * Operations that the control plane runs side by side: more than usual, because each that a test
   * holds at a step occupies a runner, and a connection to the application database.
   */
  public static final int OPERATIONS_AT_ONCE = Integer.getInteger("tenantry.operations-at-once");

  private static final int USUAL_CONNECTIONS = 24;

  private static final Duration REGISTRATION = Duration.ofSeconds(30);

  private static final String RUN = Long.toString(System.currentTimeMillis() / 1000, 36);

  private final LocalRun run;
  private final Runnable end;
  private final AtomicInteger ids = new AtomicInteger();
  private final Wire wire;
  private final Realm realm;
  private final Tokens tokens;
  private final ControlPlane controlPlane;
  private final List<Instance> instances;
  private final List<DatabaseServer> servers;
  private final CatalogDatabase catalog;

  private Platform(LocalRun run, Runnable end) {
    this.run = run;
    this.end = end;
    this.wire = new Wire(run.caCertificateFile());
    this.realm = new Realm(run.keycloak().uri(), wire, KEYCLOAK_ADMIN, secret(KEYCLOAK_ADMIN));
    this.tokens =
        new Tokens(run::token, TokenMint.trustedBy(realm, Clock.systemUTC()), Clock.systemUTC());
    this.controlPlane =
        new ControlPlane(run.controlPlane().uri(), wire, () -> tokens.of("platform-admin"));
    this.instances = run.instances().stream().map(this::instance).toList();
    this.servers = run.servers().stream().map(Platform::server).toList();
    this.catalog = new CatalogDatabase(servers.get(0));
  }

  /**
   * Starts a new platform, or joins the one that runs in the directory named by the system property
   * {@code tenantry.state}: who tries one test again and again need not wait for Keycloak each
   * time.
   */
  static Platform start() {
    String known = System.getProperty("tenantry.state", "");
    return known.isEmpty() ? startNew() : join(Path.of(known));
  }

  private static Platform startNew() {
    try {
      Path state = Files.createTempDirectory("tenantry-system-tests-");
      LocalRun run = wanted(state).find();
      // Also when the JVM is interrupted or start-up fails half-way: no process outlives the tests.
      Thread endOfJvm = new Thread(() -> end(run), "end of the platform");
      Runtime.getRuntime().addShutdownHook(endOfJvm);
      wanted(state).start();
      return new Platform(run, () -> endNow(endOfJvm));
    } catch (IOException e) {
      throw new UncheckedIOException("no directory for the platform", e);
    }
  }

  private static Platform join(Path state) {
    return new Platform(wanted(state).start(), () -> {});
  }

  private static void endNow(Thread endOfJvm) {
    Runtime.getRuntime().removeShutdownHook(endOfJvm);
    endOfJvm.run();
  }

  /** Stops everything; of its state only the logs are kept, for whoever asks why a test failed. */
  private static void end(LocalRun run) {
    run.stop();
    new KeptLogs(run.stateDirectory().resolve("logs")).keepIn(Path.of("target", "logs"));
    run.purge();
  }

  private static LocalRunBuilder wanted(Path state) {
    return LocalRun.in(state)
        .withFreePorts()
        .withInstances(INSTANCES)
        .withInstanceVariable("TENANTRY_POOL_BUDGET", Integer.toString(POOL_BUDGET))
        // The realm gets its second key while everybody runs.
        .withInstanceVariable(KEY_REFRESH, "1S")
        // Scenarios publish releases of their own, which change nothing that an instance knows of.
        .withInstanceVariable("TENANTRY_RELEASES_MAX", "99")
        .withControlPlaneVariable(
            "TENANTRY_OPERATIONS_THREADS", Integer.toString(OPERATIONS_AT_ONCE))
        .withControlPlaneVariable(
            "QUARKUS_DATASOURCE_JDBC_MAX_SIZE",
            Integer.toString(Math.max(USUAL_CONNECTIONS, 2 * OPERATIONS_AT_ONCE)))
        // A stranger's lock is given up soon.
        .withControlPlaneVariable("TENANTRY_SYNC_LOCK_TIMEOUT", "1S")
        .withControlPlaneVariable("TENANTRY_SYNC_LOCK_PATIENCE", "5S")
        .withControlPlaneVariable(KEY_REFRESH, "1S");
  }

  public ControlPlane controlPlane() {
    return controlPlane;
  }

  public List<Instance> instances() {
    return instances;
  }

  public List<DatabaseServer> servers() {
    return servers;
  }

  public DatabaseServer server(String id) {
    return servers.stream().filter(server -> server.id().equals(id)).findFirst().orElseThrow();
  }

  public CatalogDatabase catalog() {
    return catalog;
  }

  /** How many connections all instances together may hold on one database server. */
  public long connectionBudget() {
    return (long) POOL_BUDGET * instances.size();
  }

  public Realm realm() {
    return realm;
  }

  public Tokens tokens() {
    return tokens;
  }

  public Wire wire() {
    return wire;
  }

  /** The keyset an instance holds, and what it opens. */
  public TenantSecrets secrets() {
    return new TenantSecrets(
        run.stateDirectory().resolve("secrets/tenant-credentials.keyset.json"), catalog);
  }

  /** An id no other test uses. */
  public String freshId(String meaning) {
    return meaning + "-" + RUN + "-" + ids.incrementAndGet();
  }

  /** Everything any process has written to its log. */
  public List<Path> logs() throws IOException {
    try (Stream<Path> files = Files.walk(run.stateDirectory().resolve("logs"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  /** The processes themselves, for what only a benchmark does. */
  public LocalRun processes() {
    return run;
  }

  /** SIGKILL. */
  public void killControlPlane() {
    run.controlPlane().kill();
  }

  /** Returns when it is ready. */
  public void startControlPlane() {
    run.controlPlane().start();
  }

  /** The control plane's program, run offline by hand. */
  public OfflineProgram offline() {
    return new OfflineProgram(run.controlPlane());
  }

  /** SIGSTOP: it keeps its connections and answers nobody. */
  public void pause(Instance instance) {
    service(instance).pause();
  }

  public void resume(Instance instance) {
    service(instance).resume();
  }

  /**
   * Stops the control plane in an orderly way and starts it with settings beside its usual ones,
   * which hold until it is restarted with others; returns when it is ready.
   *
   * @param variables by the name of the environment variable
   */
  public void restartControlPlane(Map<String, String> variables) {
    run.controlPlane().stop();
    LocalRunBuilder wanted = wanted(run.stateDirectory());
    variables.forEach(wanted::withControlPlaneVariable);
    wanted.start();
  }

  /** SIGKILL. */
  public void kill(Instance instance) {
    service(instance).kill();
  }

  /** In an orderly way. */
  public void stop(Instance instance) {
    service(instance).stop();
  }

  /** Returns when it is ready. */
  public void start(Instance instance) {
    service(instance).start();
  }

  /** As in a power cut: no session is ended in an orderly way. */
  public void stop(DatabaseServer server) {
    run.postgres(server.id()).crash();
  }

  public void start(DatabaseServer server) {
    run.postgres(server.id()).start();
  }

  /** Stops every process in an orderly way and starts all of them again, on the same data. */
  public void restart() {
    run.stop();
    wanted(run.stateDirectory()).start();
    awaitInstancesRegistered();
  }

  /**
   * Returns when every instance counts as live in the catalog and has applied its newest version.
   */
  public void awaitInstancesRegistered() {
    try (Session session = catalog.session()) {
      await()
          .atMost(REGISTRATION)
          .until(
              () ->
                  session.number(
                          "select count(*) from catalog.instance, catalog.version v"
                              + " where heartbeat_at > clock_timestamp() - interval '5 seconds'"
                              + " and instance.version >= v.number")
                      >= instances.size());
    }
  }

  @Override
  public void close() {
    end.run();
  }

  private Service service(Instance instance) {
    return run.instances().get(instances.indexOf(instance));
  }

  private Instance instance(Service service) {
    return new Instance(service.name(), service.uri(), wire, tokens);
  }

  private static DatabaseServer server(PostgresServer server) {
    return new DatabaseServer(
        server.id(), server.port().number(), PostgresServer.SUPERUSER, server.superuserPassword());
  }

  private String secret(String name) {
    try {
      return Files.readString(run.stateDirectory().resolve("secrets").resolve(name)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("no secret " + name, e);
    }
  }
}
