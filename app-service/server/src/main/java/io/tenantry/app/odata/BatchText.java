package io.tenantry.app.odata;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.olingo.commons.api.http.HttpHeader;
import org.apache.olingo.server.api.ODataRequest;

/**
 * A batch as clients in use write it, put into the form that the library reads. They close requests
 * that have no body with more blank lines than RFC 2046 asks for, repeat in each request who they
 * are, leave spaces in addresses, and number no requests of a change set that no other refers to.
 * Only lines are looked at that cannot be of a body: bodies are JSON, which has no line breaks in
 * its texts.
 */
final class BatchText {

  /** The end of the last header, the end of the headers, and the one that is the delimiter's. */
  private static final String BREAKS = "\r\n\r\n\r\n";

  private static final Pattern REQUEST_LINE =
      Pattern.compile("(?m)^(GET|POST|PUT|PATCH|DELETE) (.+) (HTTP/1\\.[01])$");

  private BatchText() {}

  /**
   * The body of a batch, as RFC 2046 and section 11.7 of OData's protocol would have it.
   *
   * @param boundary between its parts
   */
  static InputStream of(ODataRequest batch, String boundary) {
    // Every byte is one character of this set, so bodies come out as they went in.
    String text = new String(bytes(batch.getBody()), StandardCharsets.ISO_8859_1);
    String tidy = withoutCaller(withoutBlankLines(text, boundary), batch);
    tidy = numbered(withoutSpaces(tidy), boundary);
    return new ByteArrayInputStream(tidy.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String withoutBlankLines(String text, String boundary) {
    return Pattern.compile("(?<!\n)(?:\r\n){4,}+(?=--%s)".formatted(Pattern.quote(boundary)))
        .matcher(text)
        .replaceAll(BREAKS);
  }

  /** Who sent the batch sends each of its requests; somebody else's credential stays refused. */
  private static String withoutCaller(String text, ODataRequest batch) {
    String caller = batch.getHeader(HttpHeader.AUTHORIZATION);
    return caller == null
        ? text
        : Pattern.compile(
                "(?m)^(?i:authorization):[ \t]*%s[ \t]*\r\n".formatted(Pattern.quote(caller)))
            .matcher(text)
            .replaceAll("");
  }

  private static String withoutSpaces(String text) {
    return REQUEST_LINE
        .matcher(text)
        .replaceAll(
            line ->
                Matcher.quoteReplacement(
                    String.join(
                        " ", line.group(1), line.group(2).replace(" ", "%20"), line.group(3))));
  }

  /** Delimiters of parts that are not the batch's own are those of change sets. */
  private static String numbered(String text, String boundary) {
    AtomicInteger number = new AtomicInteger();
    String delimiter =
        "(?mi)^--(?!%s).+(?<!--)\r\n(?!(?:.+\r\n){0,20}?content-id:)(?=content-)"
            .formatted(Pattern.quote(boundary));
    return Pattern.compile(delimiter)
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    found.group() + "Content-ID: unnumbered-" + number.incrementAndGet() + "\r\n"));
  }

  private static byte[] bytes(InputStream body) {
    try {
      return body.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
