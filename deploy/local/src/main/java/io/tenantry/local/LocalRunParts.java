package io.tenantry.local;

import io.tenantry.local.certificate.CertificateAuthority;
import io.tenantry.local.certificate.ServerCertificate;
import io.tenantry.local.http.LocalHttp;
import io.tenantry.local.keycloak.Keycloak;
import io.tenantry.local.keycloak.KeycloakDistribution;
import io.tenantry.local.keycloak.RealmImport;
import io.tenantry.local.postgres.PostgresPrograms;
import io.tenantry.local.postgres.PostgresServer;
import io.tenantry.local.postgres.ServerRoles;
import io.tenantry.local.process.BackgroundProcess;
import io.tenantry.local.process.LoopbackPort;
import io.tenantry.local.service.Service;
import io.tenantry.local.service.ServiceEnvironment;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Builds the parts of a local run and tells each where the others are. Starts nothing. */
final class LocalRunParts {

  static final String BASE_DOMAIN = "tenantry.localhost";

  private static final List<String> HOSTS =
      List.of("localhost", BASE_DOMAIN, "*." + BASE_DOMAIN, "127.0.0.1", "::1");

  /**
   * As in the deployment manifests: with everything that is not heap, the process stays in 512 MB.
   */
  private static final List<String> CONTROL_PLANE_MEMORY =
      List.of("-Xms64m", "-Xmx256m", "-XX:+UseSerialGC");

  private static final List<String> INSTANCE_MEMORY = List.of("-Xms64m", "-Xmx512m");

  private final Clock clock;
  private final StateDirectory state;
  private final Ports ports;
  private final ProjectLayout layout;
  private final CertificateAuthority authority;
  private final ServerCertificate certificate;
  private final Keysets keysets;

  LocalRunParts(StateDirectory state, Ports ports, ProjectLayout layout, Clock clock) {
    this.clock = clock;
    this.state = state;
    this.ports = ports;
    this.layout = layout;
    this.authority =
        CertificateAuthority.load(
            state.caCertificate(), state.certificates().resolve("ca.key"), clock);
    this.certificate =
        authority.issue(
            state.certificates().resolve("server.crt"),
            state.certificates().resolve("server.key"),
            HOSTS);
    this.keysets = Keysets.in(state);
  }

  Clock clock() {
    return clock;
  }

  StateDirectory state() {
    return state;
  }

  /** Written at the first start: until then, others may be chosen. */
  void keepPorts() {
    ports.keepIn(state);
  }

  ProjectLayout layout() {
    return layout;
  }

  CertificateAuthority authority() {
    return authority;
  }

  LocalHttp http() {
    return LocalHttp.trusting(authority.certificate());
  }

  List<PostgresServer> servers() {
    PostgresPrograms programs = PostgresPrograms.in(layout.postgres());
    return IntStream.range(0, ports.servers().size())
        .mapToObj(i -> server(programs, "db-" + (i + 1), ports.servers().get(i)))
        .toList();
  }

  Keycloak keycloak() {
    return new Keycloak(
        KeycloakDistribution.below(layout.keycloak()),
        process("keycloak"),
        new LoopbackPort(ports.keycloak()),
        state.data("keycloak"),
        state.secret("keycloak-admin"));
  }

  RealmImport realm() {
    return new RealmImport(
        state.secret("control-plane-client"),
        state.secret("app-service-client"),
        LocalRun.USER_PASSWORD);
  }

  /** The control plane's password on a database server. */
  String controlPlanePassword(PostgresServer server) {
    return state.secret(server.id() + "-control-plane");
  }

  String appServicePassword() {
    return state.secret("app-service");
  }

  Service controlPlane(
      PostgresServer applicationServer, LocalHttp http, Map<String, String> overrides) {
    ServiceEnvironment environment =
        environment(ports.controlPlane())
            .with(
                Map.of(
                    "QUARKUS_DATASOURCE_JDBC_URL", applicationDatabase(applicationServer),
                    "QUARKUS_DATASOURCE_USERNAME", ServerRoles.CONTROL_PLANE,
                    "QUARKUS_DATASOURCE_PASSWORD", controlPlanePassword(applicationServer),
                    "TENANTRY_KEYSETS_SERVER_ADMIN", keysets.serverAdmin().toString()))
            .with(
                Map.of(
                    "TENANTRY_IDENTITY_ENABLED",
                    "true",
                    "TENANTRY_IDENTITY_URL",
                    keycloakUri().toString(),
                    "TENANTRY_IDENTITY_REALM",
                    RealmImport.REALM,
                    "TENANTRY_IDENTITY_CLIENT_ID",
                    RealmImport.CONTROL_PLANE_CLIENT,
                    "TENANTRY_IDENTITY_CLIENT_SECRET",
                    realm().controlPlaneSecret(),
                    "TENANTRY_APP_PUBLIC_PORT",
                    publicPorts()))
            .with(overrides);
    return new Service(
        process("control-plane"),
        layout.controlPlaneJar(),
        CONTROL_PLANE_MEMORY,
        environment,
        http);
  }

  /** A browser can be at each instance: here no balancer stands before them. */
  private String publicPorts() {
    return ports.instances().stream()
        .map(instance -> Integer.toString(instance.https()))
        .collect(Collectors.joining(","));
  }

  List<Service> instances(
      PostgresServer applicationServer, LocalHttp http, Map<String, String> overrides) {
    return IntStream.range(0, ports.instances().size())
        .mapToObj(i -> instance(i, applicationServer, http, overrides))
        .toList();
  }

  private Service instance(
      int index, PostgresServer applicationServer, LocalHttp http, Map<String, String> overrides) {
    String name = "app-service-" + (index + 1);
    ServiceEnvironment environment =
        environment(ports.instances().get(index))
            .with(
                Map.of(
                    "TENANTRY_CATALOG_JDBC_URL",
                    applicationDatabase(applicationServer),
                    "TENANTRY_CATALOG_USERNAME",
                    ServerRoles.APP_SERVICE,
                    "TENANTRY_CATALOG_PASSWORD",
                    appServicePassword(),
                    "TENANTRY_INSTANCE_NAME",
                    name,
                    // It starts while the application database is away, too.
                    "TENANTRY_CATALOG_SNAPSHOT_FILE",
                    state.data(name + ".snapshot").toString(),
                    // The local run trusts loopback: the header X-Tenant-Id works in curl.
                    "TENANTRY_TRUSTED_PROXIES",
                    "127.0.0.0/8,::1/128"))
            .with(
                Map.of(
                    "TENANTRY_CONTROL_PLANE_URL",
                    "https://localhost:" + ports.controlPlane().https(),
                    "QUARKUS_TLS_CONTROLPLANE_TRUST_STORE_PEM_CERTS",
                    state.caCertificate().toString(),
                    "QUARKUS_REST_CLIENT_CONTROLPLANE_TLS_CONFIGURATION_NAME",
                    "controlplane",
                    "QUARKUS_OIDC_CLIENT_AUTH_SERVER_URL",
                    keycloakUri().resolve("/realms/" + RealmImport.REALM).toString(),
                    "QUARKUS_OIDC_CLIENT_CLIENT_ID",
                    RealmImport.APP_SERVICE_CLIENT,
                    "QUARKUS_OIDC_CLIENT_CREDENTIALS_SECRET",
                    realm().appServiceSecret()))
            // One for all instances: each serves the sessions that another one began.
            .with("TENANTRY_SIGN_IN_SECRET", state.secret("sign-in"))
            .with(overrides);
    return new Service(process(name), layout.appServiceJar(), INSTANCE_MEMORY, environment, http);
  }

  private ServiceEnvironment environment(Ports.Endpoint endpoint) {
    return ServiceEnvironment.of(
            new LoopbackPort(endpoint.https()),
            new LoopbackPort(endpoint.management()),
            certificate,
            keycloakUri().resolve("/realms/" + RealmImport.REALM))
        .with("TENANTRY_KEYSETS_TENANT_CREDENTIALS", keysets.tenantCredentials().toString())
        .with("TENANTRY_BASE_DOMAIN", BASE_DOMAIN)
        // Tenants may bring a realm of the local run's own Keycloak.
        .with("TENANTRY_ISSUERS_ALLOW_LOOPBACK", "true");
  }

  private PostgresServer server(PostgresPrograms programs, String id, int port) {
    String superuser = id + "-superuser";
    state.secret(superuser);
    return new PostgresServer(
        id,
        programs,
        state.data(id),
        state.log(id),
        new LoopbackPort(port),
        state.secretFile(superuser));
  }

  private BackgroundProcess process(String name) {
    return new BackgroundProcess(name, state.pidFile(name), state.log(name));
  }

  private static String applicationDatabase(PostgresServer server) {
    return server.jdbcUrl(ServerRoles.APPLICATION_DATABASE);
  }

  private URI keycloakUri() {
    return URI.create("http://localhost:" + ports.keycloak());
  }
}
