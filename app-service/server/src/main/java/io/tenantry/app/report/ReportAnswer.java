package io.tenantry.app.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A report that is ready to be sent. Written at most once; holds nothing open before. */
interface ReportAnswer {

  void write(OutputStream out) throws IOException;

  static ReportAnswer of(byte[] content) {
    return out -> out.write(content);
  }

  static ReportAnswer of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }
}
