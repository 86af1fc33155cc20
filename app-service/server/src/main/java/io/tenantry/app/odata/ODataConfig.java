package io.tenantry.app.odata;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Bounds of what a caller can ask for. */
@ConfigMapping(prefix = "tenantry.odata")
interface ODataConfig {

  /** Entities on a page, unless {@code odata.maxpagesize} says otherwise. */
  @WithDefault("1000")
  int page();

  /** Entities on a page at most. They are streamed. */
  @WithDefault("100000")
  int mostOnPage();

  /** Entities on a page with {@code $expand} at most; those are in memory together. */
  @WithDefault("1000")
  int mostExpanded();

  /** Rows that one path of {@code $expand} reads at most for a page. */
  @WithDefault("20000")
  int mostBelonging();

  /** Requests in a batch at most, those in change sets counted one by one. */
  @WithDefault("200")
  int mostInBatch();

  /** After which a statement is ended. */
  @WithDefault("30s")
  Duration statement();

  /** After which a request or change set is rolled back. */
  @WithDefault("2m")
  Duration request();

  /** The part of an answer that is kept in memory; what is longer goes to a temporary file. */
  @WithDefault("512K")
  MemorySize inMemory();
}
