package io.tenantry.app.odata;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;

/** Puts requests together to a batch, as clients send it. */
final class BatchOf {

  private BatchOf() {}

  /** Below the service, as requests in a batch name it. */
  static String in(String path) {
    return ODataScene.in(path).substring("/odata/v4/".length());
  }

  static String get(String path, String rest) {
    return part("GET " + in(path) + " HTTP/1.1" + rest, "");
  }

  /**
   * @param url as it is sent
   */
  static String change(String method, String url, String body) {
    return "%s %s HTTP/1.1\r\nContent-Type: application/json\r\n\r\n%s\r\n"
        .formatted(method, url, body);
  }

  static String part(String request, String headers) {
    return "--batch\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n"
        + headers
        + "\r\n"
        + request;
  }

  /** Its requests are numbered from 1. */
  static String changeSet(String... requests) {
    StringBuilder set =
        new StringBuilder("--batch\r\nContent-Type: multipart/mixed; boundary=changes\r\n\r\n");
    for (int i = 0; i < requests.length; i++) {
      set.append(
          part(requests[i], "Content-ID: " + (i + 1) + "\r\n").replace("--batch", "--changes"));
    }
    return set.append("--changes--\r\n").toString();
  }

  /**
   * @param caller with a host and a token
   */
  static Response sent(RequestSpecification caller, String url, String parts) {
    return caller
        .contentType("multipart/mixed; boundary=batch")
        .body((parts + "--batch--\r\n").getBytes(StandardCharsets.UTF_8))
        .post(url);
  }
}
