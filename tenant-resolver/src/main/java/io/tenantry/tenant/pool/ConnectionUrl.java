package io.tenantry.tenant.pool;

import io.tenantry.tenant.catalog.DatabaseTarget;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.postgresql.ssl.DefaultJavaSSLFactory;
import org.postgresql.ssl.SingleCertValidatingFactory;

/** How pgjdbc is told where a tenant's database is. */
final class ConnectionUrl {

  private ConnectionUrl() {}

  static String of(DatabaseTarget target) {
    String database = URLEncoder.encode(target.database(), StandardCharsets.UTF_8);
    return "jdbc:postgresql://" + target.address() + "/" + database;
  }

  static Map<String, String> properties(DatabaseTarget target) {
    Map<String, String> values = new HashMap<>();
    values.put("ApplicationName", "tenantry instance");
    values.put("connectTimeout", "5");
    values.put("tcpKeepAlive", "true");
    values.put("targetServerType", "primary");
    // Settings go along with the login; else the driver sends four statements after it.
    values.put("assumeMinServerVersion", "12");
    values.put("sslmode", target.sslMode());
    if (target.caCertificate() != null) {
      values.put("sslfactory", SingleCertValidatingFactory.class.getName());
      values.put("sslfactoryarg", target.caCertificate());
    } else if (target.sslMode().startsWith("verify-")) {
      // The driver's own choice is a file in the home directory, not the JVM's authorities.
      values.put("sslfactory", DefaultJavaSSLFactory.class.getName());
    }
    return values;
  }
}
