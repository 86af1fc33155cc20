package io.tenantry.app.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Bounds of what a caller may send. */
@ConfigMapping(prefix = "tenantry.http")
interface HttpConfig {

  /** The largest JSON body; it is read into memory. */
  @WithDefault("1M")
  MemorySize maxBody();

  /** The largest file; it is read as a stream. About 800,000 customers. */
  @WithDefault("100M")
  MemorySize maxFile();
}
