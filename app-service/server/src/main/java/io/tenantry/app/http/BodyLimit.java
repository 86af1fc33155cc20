package io.tenantry.app.http;

import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;

/**
 * No body is read beyond its limit: {@code tenantry.http.max-body} for JSON, {@code max-file} for a
 * file. A body that says in advance that it is too long is not read at all. (The server's own limit
 * would answer without a problem, and is the same for all.)
 */
@Provider
public class BodyLimit implements ReaderInterceptor {

  /** Asked for with each request: this filter exists before the configuration of the run does. */
  private final Instance<HttpConfig> config;

  BodyLimit(Instance<HttpConfig> config) {
    this.config = config;
  }

  @Override
  public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    long most = limit(context.getMediaType());
    String announced = context.getHeaders().getFirst(HttpHeaders.CONTENT_LENGTH);
    if (announced != null && exceeds(announced, most)) {
      throw LimitedInputStream.tooLarge(most);
    }
    context.setInputStream(new LimitedInputStream(context.getInputStream(), most));
    return context.proceed();
  }

  private long limit(MediaType type) {
    boolean file = type != null && "text".equals(type.getType());
    return (file ? config.get().maxFile() : config.get().maxBody()).asLongValue();
  }

  private static boolean exceeds(String length, long most) {
    return length.matches("[0-9]{1,18}") && Long.parseLong(length) > most;
  }
}
