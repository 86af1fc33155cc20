package io.tenantry.controlplane.server;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A registered database server; never holds its secret.
 *
 * @param address {@code host:port[,host:port]}; of several the primary is used
 * @param caCertificate PEM of the authority that signed the server's certificate; absent = the
 *     authorities this process trusts anyway
 * @param capacity most tenants that may be placed here
 * @param placed tenants placed here, those being provisioned included
 * @param connectionBudget connections that all instances together may hold to it
 * @param findings what the server refused at registration
 */
public record DatabaseServer(
    String id,
    String region,
    Map<String, String> labels,
    String address,
    String maintenanceDatabase,
    SslMode sslMode,
    Optional<String> caCertificate,
    String adminLogin,
    int capacity,
    int placed,
    int connectionBudget,
    State state,
    List<Finding> findings) {

  /** Whether tenants may be placed here. */
  public enum State {
    /** Being registered: nothing is placed here yet. Then active, or gone. */
    REGISTERING,
    /** Takes tenants. */
    ACTIVE,
    /** Keeps its tenants and takes no more. */
    DRAINING,
    /** Holds nothing. */
    RETIRED
  }
}
