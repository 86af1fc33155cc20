package io.tenantry.controlplane.issuer;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import java.time.Duration;
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

  private static IssuerCheck check(boolean loopback) {
    IssuerConfig config =
        new IssuerConfig() {
          @Override
          public Duration timeout() {
            return TIMEOUT;
          }

          @Override
          public boolean allowLoopback() {
            return loopback;
          }
        };
    return new IssuerCheck(
        new ProviderDocuments(VERTX, new PublicAddresses(config), new ObjectMapper(), config),
        Optional.of(PLATFORM),
        Optional.empty());
  }
}
