package io.tenantry.controlplane.instance;

import io.tenantry.controlplane.server.ServerBench;
import io.tenantry.controlplane.testsupport.Mappings;
import java.time.InstantSource;

/** This package put together without container. */
public final class InstanceBench {

  public final Fence fence;
  public final InstanceReleases releases;

  public InstanceBench(ServerBench server) {
    InstanceConfig config = Mappings.of(InstanceConfig.class);
    InstanceStore store = new InstanceStore(server.jdbi, server.json, config);
    this.fence = new Fence(store, new Acknowledgements(), config, InstantSource.system());
    this.releases = new InstanceReleases(store);
  }
}
