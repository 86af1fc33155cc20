package io.tenantry.tenant.pool;

import java.lang.management.ManagementFactory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/** Counts what is alive in this JVM, after a collection of everything that is not. */
final class LiveObjects {

  /** What a tenant could leave behind: ours, its pool's, its connections'. */
  private static final Pattern OF_TENANTS =
      Pattern.compile(
          "^ *\\d+: +(\\d+) +\\d+ +(?:io\\.tenantry\\.tenant\\.(?:pool|catalog|limit)\\.|"
              + "io\\.agroal\\.|org\\.postgresql\\.jdbc\\.PgConnection )",
          Pattern.MULTILINE);

  private LiveObjects() {}

  static long ofTenants() {
    Matcher line = OF_TENANTS.matcher(histogram());
    long instances = 0;
    while (line.find()) {
      instances += Long.parseLong(line.group(1));
    }
    return instances;
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
      throw new IllegalStateException(e);
    }
  }
}
