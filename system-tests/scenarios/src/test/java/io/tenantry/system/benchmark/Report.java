package io.tenantry.system.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A Markdown table below the line that says which machine it holds for. */
final class Report {

  private final String title;
  private final List<String> lines = new ArrayList<>();

  Report(String title, String... columns) {
    this.title = title;
    row(columns);
    lines.add("|" + "---|".repeat(columns.length));
  }

  Report row(String... cells) {
    lines.add("| " + String.join(" | ", cells) + " |");
    return this;
  }

  /** Prints the report and keeps it in {@code target/benchmarks}. */
  void publish(String fileName) throws IOException {
    String text = "## " + title + "\n\n" + machine() + "\n\n" + String.join("\n", lines) + "\n";
    System.out.println("\n" + text);
    Path folder = Files.createDirectories(Path.of("target", "benchmarks"));
    Files.writeString(folder.resolve(fileName), text);
  }

  private static String machine() {
    return String.format(
        Locale.ROOT,
        "%d cores, load %.1f, %s %s, Java %s",
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        Runtime.version());
  }
}
