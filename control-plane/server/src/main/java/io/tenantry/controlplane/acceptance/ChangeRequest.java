package io.tenantry.controlplane.acceptance;

import io.tenantry.controlplane.access.Caller;
import io.tenantry.controlplane.api.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The parts of a request that every change shares: who asks, and the headers that say how. */
@RequestScoped
public class ChangeRequest {

  private static final int LONGEST_KEY = 255;

  private final Caller caller;
  private final HttpHeaders headers;
  private final UriInfo uri;

  ChangeRequest(Caller caller, @Context HttpHeaders headers, @Context UriInfo uri) {
    this.caller = caller;
    this.headers = headers;
    this.uri = uri;
  }

  public String caller() {
    return caller.name();
  }

  boolean callerHas(String role) {
    return caller.has(role);
  }

  String path() {
    return uri.getRequestUri().getRawPath();
  }

  /** How long the caller wants to wait for the end; nothing without {@code Prefer: wait}. */
  Optional<Duration> patience() {
    List<String> prefer = headers.getRequestHeader("Prefer");
    return prefer == null ? Optional.empty() : WaitPreference.in(prefer);
  }

  /**
   * @throws ProblemException {@code validation-failed} for a key that is empty or too long
   */
  Optional<String> idempotencyKey() {
    String key = headers.getHeaderString("Idempotency-Key");
    if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
      throw ProblemException.invalid(
          "Idempotency-Key", "must have 1 to " + LONGEST_KEY + " characters");
    }
    return Optional.ofNullable(key);
  }

  /**
   * Refuses a change of something that is no longer as the caller knows it.
   *
   * @param version the present one
   * @throws ProblemException {@code version-mismatch}
   */
  public void demandMatch(long version) {
    EntityTags.demandMatch(headers.getHeaderString(HttpHeaders.IF_MATCH), version);
  }
}
