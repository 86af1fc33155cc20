package io.tenantry.controlplane.issuer;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Checks outside a container. */
public final class IssuerChecks {

  static final Duration TIMEOUT = Duration.ofSeconds(3);
  static final String PLATFORM = "https://issuer.tenantry.test";

  private static final Vertx VERTX = Vertx.vertx();

  private IssuerChecks() {}

  /** One that lets providers be on this machine. */
  public static IssuerCheck onThisMachine() {
    return check(true);
  }

  /** One as it is in production. */
  static IssuerCheck onTheInternet() {
    return check(false);
  }

  /** One that lets tenants of one provider share what it has answered. */
  static IssuerCheck sharing(Duration shared, InstantSource clock) {
    return check(true, shared, clock);
  }

  private static IssuerCheck check(boolean loopback) {
    return check(loopback, Duration.ZERO, InstantSource.system());
  }

  private static IssuerCheck check(boolean loopback, Duration shared, InstantSource clock) {
    IssuerConfig config =
        new IssuerConfig() {
          @Override
          public Duration timeout() {
            return TIMEOUT;
          }

          @Override
          public Duration shareAnswersFor() {
            return shared;
          }

          @Override
          public boolean allowLoopback() {
            return loopback;
          }
        };
    return new IssuerCheck(
        new ProviderDocuments(
            VERTX, new PublicAddresses(config), new ObjectMapper(), clock, config),
        Optional.of(PLATFORM),
        Optional.empty());
  }
}
