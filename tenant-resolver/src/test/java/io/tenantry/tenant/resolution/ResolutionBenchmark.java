package io.tenantry.tenant.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.tenantry.tenant.catalog.CatalogConfig;
import io.tenantry.tenant.catalog.CatalogSnapshot;
import io.tenantry.tenant.catalog.Entries;
import io.tenantry.tenant.catalog.TenantEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * What it costs to find the tenant of a request among many, without the HTTP around it. Run by
 * hand:
 *
 * <pre>./mvnw -pl tenant-resolver verify -Pbenchmark</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ResolutionBenchmark {

  /** How the request names its tenant. */
  @Param({"own-host", "registered-host", "query", "unknown-host"})
  public String source;

  @Param("100000")
  public int tenants;

  private TenantResolution resolution;
  private CatalogSnapshot snapshot;
  private RequestFacts[] requests;

  /** The catalog, and a request for each of its tenants. */
  @Setup
  public void catalog() {
    List<TenantEntry> entries = new ArrayList<>(tenants);
    requests = new RequestFacts[tenants];
    for (int i = 0; i < tenants; i++) {
      entries.add(Entries.active("tenant-" + i, "shop-" + i + ".example"));
      requests[i] = facts("tenant-" + i, i);
    }
    snapshot = CatalogSnapshot.of("1/1", 1, entries);
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .withMapping(ResolutionConfig.class)
            .withMapping(CatalogConfig.class)
            .withMappingIgnore("tenantry.**")
            .withDefaultValue("tenantry.base-domain", "base.example")
            .build();
    ResolutionConfig said = config.getConfigMapping(ResolutionConfig.class);
    resolution =
        new TenantResolution(
            new HostRules(said), said, config.getConfigMapping(CatalogConfig.class));
  }

  private RequestFacts facts(String id, int i) {
    return switch (source) {
      case "own-host" -> named(id + ".base.example:8443", List.of());
      case "registered-host" -> named("shop-" + i + ".example", List.of());
      case "query" -> named("base.example", List.of(id));
      default -> named("stranger-" + i + ".example", List.of());
    };
  }

  private static RequestFacts named(String host, List<String> queries) {
    return new RequestFacts(List.of(host), queries, List.of(), List.of());
  }

  /** One request, of any tenant. */
  @Benchmark
  public Object resolve() {
    return resolution.resolve(
        requests[ThreadLocalRandom.current().nextInt(requests.length)], snapshot);
  }

  @Test
  void resolutionTakesAMicrosecondAndAHundredBytesAtMost() throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(ResolutionBenchmark.class.getName())
                    .addProfiler(GCProfiler.class)
                    .build())
            .run();
    for (RunResult result : results) {
      assertThat(result.getPrimaryResult().getScore()).as("ns").isLessThan(1_000);
      assertThat(result.getSecondaryResults().get("gc.alloc.rate.norm").getScore())
          .as("bytes")
          .isLessThan(100);
    }
  }
}
