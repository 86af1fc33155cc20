package io.tenantry.tenant.testsupport.isolation;

import io.vertx.core.MultiMap;

/** What came back. */
record Answer(int status, MultiMap headers, String body) {

  /** Where the text stands in it, or null. */
  String where(String text) {
    if (body.contains(text)) {
      return "body";
    }
    boolean inHeader = headers.entries().stream().anyMatch(each -> each.getValue().contains(text));
    return inHeader ? "headers" : null;
  }
}
