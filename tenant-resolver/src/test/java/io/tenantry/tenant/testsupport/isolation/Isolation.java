package io.tenantry.tenant.testsupport.isolation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * A search for what one tenant can see of another; given to tests by {@link IsolationExtension}.
 */
public final class Isolation {

  private int tenants = 3;
  private int rounds = 2;
  private int threads = 8;

  /** How many tenants play; 2 or more, 3 unless said otherwise. */
  public Isolation tenants(int number) {
    tenants = number;
    return this;
  }

  /** How often everything is asked; what one round leaves behind the next one sees. */
  public Isolation rounds(int number) {
    rounds = number;
    return this;
  }

  /** How many requests run at a time. */
  public Isolation threads(int number) {
    threads = number;
    return this;
  }

  /**
   * Runs, and fails with a report where anything leaks.
   *
   * @throws AssertionError naming each route that leaks
   */
  public void check(ApplicationUnderTest application) throws InterruptedException {
    run(application).assertClean();
  }

  /** Runs and says what was found. */
  public IsolationReport run(ApplicationUnderTest application) throws InterruptedException {
    String run = UUID.randomUUID().toString().substring(0, 8);
    Map<Occupant, String> canaries = new LinkedHashMap<>();
    for (int i = 1; i <= tenants; i++) {
      Occupant tenant = application.provision("canary-" + run + "-" + i);
      String canary = "canary:" + UUID.randomUUID();
      application.plant(tenant, canary);
      canaries.put(tenant, canary);
    }
    try (Client client = new Client(port())) {
      return new Replay(application, canaries, client)
          .run(rounds, threads, new Random(run.hashCode()));
    } finally {
      canaries.keySet().forEach(application::retire);
    }
  }

  private static int port() {
    return ConfigProvider.getConfig().getValue("quarkus.http.test-port", int.class);
  }
}
