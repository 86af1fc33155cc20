package io.tenantry.controlplane.object;

import io.tenantry.controlplane.provisioning.ServerSessions;
import io.tenantry.controlplane.server.ServerBench;
import java.security.SecureRandom;
import java.time.InstantSource;

/** This package put together without container. */
public final class ObjectBench {

  private ObjectBench() {}

  public static ObjectRevisions revisions(ServerBench server) {
    return new ObjectRevisions(server.jdbi, server.json);
  }

  public static ObjectTrial trial(ServerBench server, ServerSessions sessions) {
    return new ObjectTrial(
        new TargetReleases(server.jdbi),
        sessions,
        new SecureRandom(),
        InstantSource.system(),
        server.json);
  }
}
