package io.tenantry.app.odata;

import java.lang.management.ManagementFactory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/** What of this JVM is in memory and in use, as its own diagnostics say after a collection. */
final class LiveObjects {

  private LiveObjects() {}

  /** How many objects of exactly this type somebody still refers to. */
  static long of(Class<?> type) {
    String line = "\\s*\\d+:\\s+(\\d+)\\s+\\d+\\s+" + Pattern.quote(type.getName()) + "(?: .*)?";
    Matcher found = Pattern.compile(line).matcher("");
    return histogram()
        .lines()
        .map(found::reset)
        .filter(Matcher::matches)
        .mapToLong(matched -> Long.parseLong(matched.group(1)))
        .sum();
  }

  private static String histogram() {
    try {
      return (String)
          ManagementFactory.getPlatformMBeanServer()
              .invoke(
                  new ObjectName("com.sun.management:type=DiagnosticCommand"),
                  "gcClassHistogram",
                  new Object[] {new String[0]},
                  new String[] {String[].class.getName()});
    } catch (JMException e) {
      throw new IllegalStateException("this JVM has no diagnostics", e);
    }
  }
}
