package io.tenantry.controlplane.testsupport;

import static org.hamcrest.Matchers.equalTo;

import io.tenantry.controlplane.release.Packages;
import org.jdbi.v3.core.Jdbi;

/** The control plane with one database server, {@code db-1}, and one release: made once. */
public final class ReadyForTenants {

  private static boolean ready;

  private ReadyForTenants() {}

  public static synchronized void prepare() {
    if (!ready) {
      registerServer();
      publishRelease();
      ready = true;
    }
  }

  /** Other tests count on release 1 to be the newest. */
  public static void forget(Jdbi jdbi, int release) {
    jdbi.useHandle(
        handle -> {
          handle.execute("delete from application.release_change where to_release = ?", release);
          handle.execute("delete from application.template where release = ?", release);
          handle.execute("delete from application.release where number = ?", release);
        });
  }

  private static void registerServer() {
    String server =
        """
        {"id": "db-1", "region": "eu", "labels": {}, "address": "localhost:%d",
         "sslMode": "disable", "adminLogin": "%s", "adminPassword": "%s",
         "capacity": 500, "connectionBudget": 20, "sharedCluster": true}
        """
            .formatted(TestCluster.port(), TestCluster.CONTROL_PLANE, TestCluster.PASSWORD);
    ControlPlane.sending(Tokens.admin(), server)
        .header("Prefer", "wait=60")
        .post("/api/v1/database-servers")
        .then()
        .statusCode(200)
        .body("status", equalTo("succeeded"));
  }

  private static void publishRelease() {
    ControlPlane.asAdmin()
        .header("Prefer", "wait=60")
        .contentType("application/zip")
        .body(Packages.reporting(1).zip())
        .post("/api/v1/application/releases")
        .then()
        .statusCode(200)
        .body("status", equalTo("succeeded"));
  }
}
