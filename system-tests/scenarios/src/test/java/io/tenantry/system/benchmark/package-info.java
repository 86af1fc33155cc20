/**
 * How fast, beside a peer that runs in the same minute on the same machine. Run by hand:
 *
 * <pre>./mvnw -pl system-tests/scenarios -am verify -Pbenchmark</pre>
 *
 * <p>Contenders take turns in short slices, so that whatever else the machine does meets all of
 * them; figures are medians and quartiles of ratios within a round, never of separate runs. Each
 * benchmark prints a Markdown table and leaves it in {@code target/benchmarks}.
 */
package io.tenantry.system.benchmark;
