package io.tenantry.app.report;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.PageSizeUnits;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Prints an HTML page. Nothing that the page refers to is fetched, from nowhere. */
final class PdfFile {

  private static final float A4_WIDTH = 297;
  private static final float A4_HEIGHT = 210;

  private PdfFile() {}

  /**
   * @throws io.tenantry.app.http.ProblemException {@code report-failed} when the page is not
   *     well-formed
   */
  static byte[] of(String html) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PdfRendererBuilder builder =
        new PdfRendererBuilder()
            .useFastMode()
            .useDefaultPageSize(A4_WIDTH, A4_HEIGHT, PageSizeUnits.MM)
            .useUriResolver((base, uri) -> null)
            .withHtmlContent(html, null)
            .toStream(out);
    for (ExternalResourceControlPriority when : ExternalResourceControlPriority.values()) {
      builder.useExternalResourceAccessControl((uri, type) -> false, when);
    }
    try {
      builder.run();
      return out.toByteArray();
    } catch (IOException | RuntimeException e) {
      throw ReportFailure.layout();
    }
  }
}
