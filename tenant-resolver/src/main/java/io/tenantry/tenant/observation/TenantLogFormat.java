package io.tenantry.tenant.observation;

import java.util.logging.Formatter;
import org.jboss.logmanager.formatters.JsonFormatter;
import org.jboss.logmanager.formatters.PatternFormatter;

/** How records stand in tenants' own files. */
final class TenantLogFormat {

  static final String FORMAT = "tenantry.observation.logs.format";

  private TenantLogFormat() {}

  /**
   * @throws IllegalStateException when it is JSON, and the service cannot write that
   */
  static Formatter of(ObservationConfig.Logs config) {
    return config.format().<Formatter>map(PatternFormatter::new).orElseGet(TenantLogFormat::json);
  }

  /**
   * A packaged service has the log manager in a class loader in which nothing but that extension
   * puts what JSON needs.
   */
  private static Formatter json() {
    try {
      return new JsonFormatter();
    } catch (NoClassDefFoundError e) {
      throw new IllegalStateException(
          TenantLogs.DIRECTORY
              + " is set, and JSON in logs needs the extension quarkus-logging-json: add it to the"
              + " service, or set "
              + FORMAT,
          e);
    }
  }
}
