package io.tenantry.tenant.observation;

import io.tenantry.tenant.ResolvedTenant;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.logging.ErrorManager;
import java.util.logging.Formatter;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.handlers.SizeRotatingFileHandler;

/** The open log file of a tenant; every record is on disk when it has been written. */
final class TenantLogFile implements Closeable {

  private final ResolvedTenant tenant;
  private final SizeRotatingFileHandler handler;
  private final FirstError error = new FirstError();

  private TenantLogFile(ResolvedTenant tenant, SizeRotatingFileHandler handler) {
    this.tenant = tenant;
    this.handler = handler;
  }

  static TenantLogFile open(
      ResolvedTenant tenant, Path file, Formatter formatter, ObservationConfig.Logs config) {
    long size = Math.max(1, config.maxFileSize().asLongValue());
    SizeRotatingFileHandler handler =
        new SizeRotatingFileHandler(size, Math.max(1, config.backups()));
    TenantLogFile opened = new TenantLogFile(tenant, handler);
    handler.setErrorManager(opened.error);
    handler.setFormatter(formatter);
    handler.setCharset(StandardCharsets.UTF_8);
    handler.setAutoFlush(true);
    handler.setAppend(true);
    try {
      handler.setFile(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return opened;
  }

  /** Whose it is, as it was called when the file was opened. */
  ResolvedTenant tenant() {
    return tenant;
  }

  /**
   * @throws UncheckedIOException when the record is not, or not wholly, in the file
   */
  void write(ExtLogRecord record) {
    handler.publish(record);
    if (error.first != null) {
      throw new UncheckedIOException(error.first);
    }
  }

  @Override
  public void close() {
    handler.close();
  }

  private static final class FirstError extends ErrorManager {

    private IOException first;

    @Override
    public void error(String what, Exception reason, int code) {
      if (first == null) {
        first = new IOException(what, reason);
      }
    }
  }
}
