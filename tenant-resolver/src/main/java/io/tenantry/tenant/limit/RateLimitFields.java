package io.tenantry.tenant.limit;

import io.github.bucket4j.ConsumptionProbe;
import io.vertx.core.http.HttpServerResponse;

/**
 * The header fields {@code RateLimit-Policy} and {@code RateLimit} of
 * draft-ietf-httpapi-ratelimit-headers-10: the plan's quota per window of one second, and what is
 * left of it on this instance.
 */
final class RateLimitFields {

  private static final double NANOS = 1e9;

  private RateLimitFields() {}

  static void put(HttpServerResponse response, int requestsPerSecond, ConsumptionProbe probe) {
    long reset = (long) Math.ceil(probe.getNanosToWaitForReset() / NANOS);
    response.putHeader("RateLimit-Policy", "\"requests\";q=" + requestsPerSecond + ";w=1");
    response.putHeader("RateLimit", "\"requests\";r=" + probe.getRemainingTokens() + ";t=" + reset);
  }
}
