package io.tenantry.controlplane.crash;

import io.tenantry.controlplane.server.ServerBench;
import io.tenantry.controlplane.testsupport.ControlPlane;
import io.tenantry.controlplane.testsupport.TestCluster;
import java.util.List;

/** A database server from its registration until it is retired. */
final class ServerLife implements Life {

  private String login;

  @Override
  public List<Deed> deeds() {
    String id = ControlPlane.freshId();
    return List.of(
        Deed.of("register-server", () -> register(id)).given(this::makeLogin),
        move(id, "drain"),
        move(id, "activate"),
        Deed.of("rotate-server-credentials", () -> act(id, "rotate-credentials")),
        // Enters the server with the password that was exchanged.
        Deed.of("probe-server", () -> act(id, "probe")),
        move(id, "retire"));
  }

  private void makeLogin() {
    login = ServerBench.freshAdmin();
  }

  private static Deed move(String server, String action) {
    return Deed.of(action + "-server", () -> act(server, action));
  }

  /** Without places: tenants of other tests are not placed there. */
  private void register(String id) {
    Requests.post(
        "/api/v1/database-servers",
        """
        {"id": "%s", "region": "eu", "address": "localhost:%d", "sslMode": "disable",
         "adminLogin": "%s", "adminPassword": "%s", "capacity": 0, "connectionBudget": 20,
         "sharedCluster": true}
        """
            .formatted(id, TestCluster.port(), login, TestCluster.PASSWORD));
  }

  private static void act(String server, String action) {
    Requests.post(
        "/api/v1/database-servers/" + server + "/" + action,
        "{\"confirm\": \"%s\"}".formatted(server));
  }
}
