package io.tenantry.tenant.pool;

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * What is alive in this JVM, after a collection of everything else.
 *
 * @param histogram as the JVM prints it; kept as it is, so that it adds nothing to the next one
 */
record LiveObjects(String histogram) {

  /** A line of the histogram: rank, instances, bytes, class. */
  private static final Pattern LINE =
      Pattern.compile("^ *\\d+: +(\\d+) +\\d+ +(\\S+)", Pattern.MULTILINE);

  static LiveObjects now() {
    try {
      return new LiveObjects(
          (String)
              ManagementFactory.getPlatformMBeanServer()
                  .invoke(
                      new ObjectName("com.sun.management:type=DiagnosticCommand"),
                      "gcClassHistogram",
                      new Object[] {new String[0]},
                      new String[] {String[].class.getName()}));
    } catch (JMException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The classes with at least so many more objects than before, and how many more. */
  Map<String, Long> grownSince(LiveObjects before, long atLeast) {
    Map<String, Long> then = before.byClass();
    Map<String, Long> grown = new TreeMap<>(byClass());
    grown.replaceAll((name, count) -> count - then.getOrDefault(name, 0L));
    grown.values().removeIf(more -> more < atLeast);
    return grown;
  }

  private Map<String, Long> byClass() {
    Map<String, Long> byClass = new HashMap<>();
    Matcher line = LINE.matcher(histogram);
    while (line.find()) {
      byClass.merge(line.group(2), Long.parseLong(line.group(1)), Long::sum);
    }
    return byClass;
  }
}
