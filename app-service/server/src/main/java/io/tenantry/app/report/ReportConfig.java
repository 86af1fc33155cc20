package io.tenantry.app.report;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much a report may take. */
@ConfigMapping(prefix = "tenantry.report")
interface ReportConfig {

  /** Longest run of its statement, from the first row to the last. */
  @WithDefault("30s")
  Duration timeout();

  /** Most rows in a file for machines (CSV, JSON). */
  @WithDefault("1000000")
  int mostRows();

  /** Most rows on pages for people (HTML, PDF), which are laid out in memory. */
  @WithDefault("5000")
  int mostRowsOnPages();
}
