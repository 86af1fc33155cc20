package io.tenantry.tenant.object;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A row of {@code catalog.objects_v1}.
 *
 * @param kind {@code report}, {@code web-service} or {@code permission-set}
 * @param name unique within its kind and release
 * @param release of the application it belongs to
 * @param revision 1 or more; the highest is in force
 * @param version catalog version of the change
 * @param content of the shape that the kind demands; must not be changed
 */
public record PublishedObject(
    String kind, String name, int release, int revision, long version, JsonNode content) {

  /** The kind of reports. */
  public static final String REPORT = "report";

  /** The kind of web services. */
  public static final String WEB_SERVICE = "web-service";

  /** The kind of permission sets. */
  public static final String PERMISSION_SET = "permission-set";
}
