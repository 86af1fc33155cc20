package io.tenantry.system.benchmark;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * One connection that sends prepared requests and reads answers: as little work on the client's
 * side as can be, because client and servers share the machine. For one thread.
 */
final class KeepAliveConnection implements AutoCloseable {

  private static final int UNKNOWN = -1;
  private static final int CHUNKED = -2;

  private final Socket socket;
  private final OutputStream out;
  private final InputStream in;

  private KeepAliveConnection(Socket socket) throws IOException {
    this.socket = socket;
    socket.setTcpNoDelay(true);
    this.out = socket.getOutputStream();
    this.in = new BufferedInputStream(socket.getInputStream(), 8192);
  }

  /** Over TLS. */
  static KeepAliveConnection secure(SSLContext trust, int port) throws IOException {
    SSLSocket socket = (SSLSocket) trust.getSocketFactory().createSocket("localhost", port);
    // Now: a server closes a connection that waits too long for it.
    socket.startHandshake();
    return new KeepAliveConnection(socket);
  }

  /** In the clear. */
  static KeepAliveConnection plain(int port) throws IOException {
    return new KeepAliveConnection(new Socket("localhost", port));
  }

  static byte[] get(String path, String host) {
    return "GET %s HTTP/1.1\r\nHost: %s\r\nAccept: application/json\r\n\r\n"
        .formatted(path, host)
        .getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * @param header a line that names another header and its value
   */
  static byte[] getWith(String path, String host, String header) {
    return "GET %s HTTP/1.1\r\nHost: %s\r\n%s\r\nAccept: text/plain\r\n\r\n"
        .formatted(path, host, header)
        .getBytes(StandardCharsets.US_ASCII);
  }

  static byte[] get(String path, String host, String token) {
    return """
    GET %s HTTP/1.1\r
    Host: %s\r
    Authorization: Bearer %s\r
    Accept: application/json, text/csv\r
    \r
    """
        .formatted(path, host, token)
        .getBytes(StandardCharsets.US_ASCII);
  }

  static byte[] post(String path, String host, String token, String json) {
    return """
    POST %s HTTP/1.1\r
    Host: %s\r
    Authorization: Bearer %s\r
    Accept: application/json\r
    Content-Type: application/json\r
    Content-Length: %d\r
    \r
    %s\
    """
        .formatted(path, host, token, json.length(), json)
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** Sends the request and answers the body's length. */
  int exchange(byte[] request) throws IOException {
    out.write(request);
    out.flush();
    String status = line();
    if (!status.startsWith("HTTP/1.1 20")) {
      throw new IOException("not served: " + status);
    }
    int length = bodyLength();
    if (length == CHUNKED) {
      return chunks();
    }
    in.skipNBytes(length);
    return length;
  }

  private int chunks() throws IOException {
    int all = 0;
    int size;
    do {
      size = Integer.parseInt(line(), 16);
      in.skipNBytes(size);
      line();
      all += size;
    } while (size > 0);
    return all;
  }

  private int bodyLength() throws IOException {
    int length = UNKNOWN;
    for (String header = line(); !header.isEmpty(); header = line()) {
      if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
        length = Integer.parseInt(header.substring(15).strip());
      } else if (header.equalsIgnoreCase("transfer-encoding: chunked")) {
        length = CHUNKED;
      }
    }
    if (length == UNKNOWN) {
      throw new IOException("an answer of unknown length");
    }
    return length;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder(80);
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the connection ended");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
