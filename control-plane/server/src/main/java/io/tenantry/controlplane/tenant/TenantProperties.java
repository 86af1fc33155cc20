package io.tenantry.controlplane.tenant;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What may be said of a tenant, and said otherwise later, without touching its database. */
public record TenantProperties(
    String displayName,
    List<HostName> hostNames,
    String plan,
    String ring,
    String environment,
    ZoneId timeZone,
    Optional<String> defaultCompany,
    Optional<JsonNode> identityProvider,
    boolean allowApplicationDatabaseWrites,
    boolean accessWhilePending,
    Optional<Instant> trialEndsAt) {

  private static final String SANDBOX = "sandbox";

  public TenantProperties {
    hostNames = List.copyOf(hostNames);
  }

  /** Whether it is there to try things in. */
  public boolean sandbox() {
    return environment.equals(SANDBOX);
  }

  /** The same of a sandbox. */
  public TenantProperties asSandbox() {
    return new TenantProperties(
        displayName,
        hostNames,
        plan,
        ring,
        SANDBOX,
        timeZone,
        defaultCompany,
        identityProvider,
        allowApplicationDatabaseWrites,
        accessWhilePending,
        trialEndsAt);
  }

  public TenantProperties withHostNames(List<HostName> others) {
    return new TenantProperties(
        displayName,
        others,
        plan,
        ring,
        environment,
        timeZone,
        defaultCompany,
        identityProvider,
        allowApplicationDatabaseWrites,
        accessWhilePending,
        trialEndsAt);
  }

  public TenantProperties withIdentityProvider(Optional<JsonNode> other) {
    return new TenantProperties(
        displayName,
        hostNames,
        plan,
        ring,
        environment,
        timeZone,
        defaultCompany,
        other,
        allowApplicationDatabaseWrites,
        accessWhilePending,
        trialEndsAt);
  }
}
