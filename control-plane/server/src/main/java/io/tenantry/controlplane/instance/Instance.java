package io.tenantry.controlplane.instance;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;

/** A registered instance, as it last described itself. */
record Instance(
    UUID id,
    String name,
    boolean live,
    int minRelease,
    int maxRelease,
    Instant registeredAt,
    Instant heartbeatAt,
    long version,
    long drainedVersion,
    JsonNode status) {}
