package io.tenantry.local;

import io.tenantry.local.http.LocalHttp;
import io.tenantry.local.keycloak.Keycloak;
import io.tenantry.local.postgres.PostgresServer;
import io.tenantry.local.process.FileTree;
import io.tenantry.local.process.StartFailedException;
import io.tenantry.local.service.ControlPlaneClient;
import io.tenantry.local.service.ControlPlaneRefusedException;
import io.tenantry.local.service.Service;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * All of Tenantry on this machine. Start it with {@link #in}; what is running already is kept.
 * Starting and stopping the whole is for one thread at a time; single parts may be killed, paused
 * and started by others meanwhile.
 */
public final class LocalRun implements AutoCloseable {

  /** Of every user of the local run, platform users and tenant users alike. */
  public static final String USER_PASSWORD = "tenantry";

  /** Of the package in this checkout. */
  static final int RELEASE = 4;

  private final LocalRunParts parts;
  private final boolean withRelease;
  private final LocalHttp http;
  private final List<PostgresServer> servers;
  private final Keycloak keycloak;
  private final Service controlPlane;
  private final List<Service> instances;
  private final Tokens tokens;
  private final ControlPlaneClient client;

  LocalRun(
      LocalRunParts parts,
      Map<String, String> controlPlaneVariables,
      Map<String, String> instanceVariables,
      boolean withRelease) {
    this.parts = parts;
    this.withRelease = withRelease;
    this.http = parts.http();
    this.servers = parts.servers();
    this.keycloak = parts.keycloak();
    this.controlPlane = parts.controlPlane(servers.get(0), http, controlPlaneVariables);
    this.instances = parts.instances(servers.get(0), http, instanceVariables);
    this.tokens = new Tokens(keycloak, id -> client().tenant(id));
    this.client =
        new ControlPlaneClient(
            http,
            controlPlane.uri(),
            new FreshToken(() -> tokens.of("platform-admin"), parts.clock()));
  }

  /** A local run that keeps all it remembers in this directory. */
  public static LocalRunBuilder in(Path stateDirectory) {
    return new LocalRunBuilder(stateDirectory);
  }

  /** The local run of this checkout, as {@code deploy/local/up} starts it. */
  public static LocalRunBuilder ofProject() {
    return in(ProjectLayout.find().stateDirectory());
  }

  /**
   * Starts what does not run yet and returns when all of it is ready.
   *
   * @throws StartFailedException when something does not start; what runs by then is left running
   */
  public void start(Progress progress) {
    new Startup(this, parts, progress).run();
    if (withRelease) {
      publishRelease();
      progress.done("Release " + RELEASE + " of the application is published");
      syncPendingTenants(progress);
    }
  }

  /** Tenants of an earlier local run follow; one that cannot stays as it is and is named. */
  private void syncPendingTenants(Progress progress) {
    for (String tenant : client.pendingTenants()) {
      try {
        client.sync(tenant);
        progress.done("Tenant %s is brought to release %d".formatted(tenant, RELEASE));
      } catch (ControlPlaneRefusedException e) {
        progress.done("Tenant %s stays at its release: %s".formatted(tenant, e.getMessage()));
      }
    }
  }

  /** Stops all of it in an orderly way. The data stays. */
  public void stop() {
    SideBySide.run(instances.stream().<Runnable>map(instance -> instance::stop).toList());
    SideBySide.run(controlPlane::stop, keycloak::stop);
    SideBySide.run(servers.stream().<Runnable>map(server -> server::stop).toList());
  }

  /** The same as {@link #stop}. */
  @Override
  public void close() {
    stop();
  }

  /** Stops all of it and deletes the state directory. */
  public void purge() {
    stop();
    new FileTree(parts.state().root()).delete();
  }

  public Service controlPlane() {
    return controlPlane;
  }

  /** The instances of the app-service, in the order of their ports. */
  public List<Service> instances() {
    return instances;
  }

  /**
   * @param index from 0
   */
  public Service instance(int index) {
    return instances.get(index);
  }

  public List<PostgresServer> servers() {
    return servers;
  }

  /**
   * @param id {@code db-1} (which holds the application database too) or {@code db-2}
   */
  public PostgresServer postgres(String id) {
    return servers.stream()
        .filter(server -> server.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no database server " + id));
  }

  public Keycloak keycloak() {
    return keycloak;
  }

  public X509Certificate caCertificate() {
    return parts.authority().certificate();
  }

  /** The same certificate as a PEM file, for {@code curl --cacert}. */
  public Path caCertificateFile() {
    return parts.state().caCertificate();
  }

  /** The top directory of the checkout. */
  public Path projectDirectory() {
    return parts.layout().root();
  }

  public Path stateDirectory() {
    return parts.state().root();
  }

  /** HTTPS to all of it, tenants' hosts included. */
  public LocalHttp http() {
    return http;
  }

  /** The control plane's API as a platform administrator. */
  public ControlPlaneClient client() {
    return client;
  }

  /** Where an instance serves a tenant: {@code https://{tenant}.tenantry.localhost:PORT}. */
  public URI tenantUri(String tenant, int instance) {
    return URI.create(
        "https://%s.%s:%d"
            .formatted(tenant, LocalRunParts.BASE_DOMAIN, instance(instance).port().number()));
  }

  /**
   * An access token, good for 30 minutes.
   *
   * @param user a platform user, {@code nobody}, or {@code admin@TENANT}, {@code user@TENANT} or
   *     {@code auditor@TENANT+OTHER}, which are made when they are missing
   * @throws UnknownUserException for anybody else
   */
  public String token(String user) {
    return tokens.of(user);
  }

  /** Publishes the release of this checkout unless its number is published. */
  public void publishRelease() {
    client.ensureRelease(RELEASE, parts.layout().releasePackage());
  }

  /** Everything that runs or should, in the order of starting. */
  public Stream<ComponentStatus> status() {
    return Stream.of(
            servers.stream().map(ComponentStatus::of),
            Stream.of(ComponentStatus.of(keycloak)),
            Stream.of(ComponentStatus.of(controlPlane)),
            instances.stream().map(ComponentStatus::of))
        .flatMap(each -> each);
  }
}
