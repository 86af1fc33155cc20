package io.tenantry.local.service;

import io.tenantry.local.certificate.ServerCertificate;
import io.tenantry.local.process.LoopbackPort;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** The settings of one service, as environment variables. Immutable. */
public final class ServiceEnvironment {

  private final LoopbackPort httpsPort;
  private final LoopbackPort managementPort;
  private final Map<String, String> variables;

  private ServiceEnvironment(
      LoopbackPort httpsPort, LoopbackPort managementPort, Map<String, String> variables) {
    this.httpsPort = httpsPort;
    this.managementPort = managementPort;
    this.variables = Map.copyOf(variables);
  }

  /** What every service of the local run has in common: HTTPS only, on loopback only, OIDC. */
  public static ServiceEnvironment of(
      LoopbackPort httpsPort,
      LoopbackPort managementPort,
      ServerCertificate certificate,
      URI issuer) {
    return new ServiceEnvironment(
        httpsPort,
        managementPort,
        Map.of(
            "QUARKUS_HTTP_HOST", "127.0.0.1",
            "QUARKUS_HTTP_SSL_PORT", Integer.toString(httpsPort.number()),
            "QUARKUS_HTTP_SSL_CERTIFICATE_FILES", certificate.certificate().toString(),
            "QUARKUS_HTTP_SSL_CERTIFICATE_KEY_FILES", certificate.key().toString(),
            "QUARKUS_HTTP_INSECURE_REQUESTS", "disabled",
            "QUARKUS_MANAGEMENT_HOST", "127.0.0.1",
            // Read by people here; everywhere else the logs are JSON.
            "QUARKUS_LOG_CONSOLE_JSON_ENABLED", "false",
            "QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort.number()),
            "QUARKUS_OIDC_AUTH_SERVER_URL", issuer.toString()));
  }

  /** The same with one more variable, or with another value of one. */
  public ServiceEnvironment with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(variables);
    more.put(name, value);
    return new ServiceEnvironment(httpsPort, managementPort, more);
  }

  /** The same with more variables; they win. */
  public ServiceEnvironment with(Map<String, String> others) {
    Map<String, String> more = new LinkedHashMap<>(variables);
    more.putAll(others);
    return new ServiceEnvironment(httpsPort, managementPort, more);
  }

  LoopbackPort httpsPort() {
    return httpsPort;
  }

  LoopbackPort managementPort() {
    return managementPort;
  }

  Map<String, String> variables() {
    return variables;
  }
}
