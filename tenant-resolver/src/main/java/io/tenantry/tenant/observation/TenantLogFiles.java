package io.tenantry.tenant.observation;

import io.tenantry.tenant.ResolvedTenant;
import io.tenantry.tenant.catalog.CatalogListener;
import io.tenantry.tenant.catalog.CatalogSnapshot;
import io.tenantry.tenant.catalog.TenantEntry;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Formatter;
import org.jboss.logmanager.ExtLogRecord;

/**
 * One file for each tenant, {@code {tenant-id}.{uuid}.log}: an id can be another tenant's later.
 *
 * <p>Thread-safe. A bounded number is open; of a tenant that is not mounted none stays so.
 */
@Singleton
@Typed({TenantLogFiles.class, CatalogListener.class})
class TenantLogFiles implements TenantLogSink, CatalogListener {

  private static final CatalogSnapshot NOTHING = CatalogSnapshot.of("", 0, List.of());

  private final ReentrantLock lock = new ReentrantLock();

  /** By their paths, the one written to longest ago first. */
  private final Map<Path, TenantLogFile> open = new LinkedHashMap<>(16, 0.75f, true);

  private final ObservationConfig.Logs config;
  private final Path directory;
  private final Formatter formatter;
  private CatalogSnapshot catalog = NOTHING;

  @Inject
  TenantLogFiles(ObservationConfig config) {
    this.config = config.logs();
    this.directory =
        this.config.directory().map(given -> given.toAbsolutePath().normalize()).orElse(null);
    this.formatter = directory == null ? null : TenantLogFormat.of(this.config);
  }

  /**
   * Makes the directory where it is missing.
   *
   * @throws IllegalStateException when no files can be made in it
   */
  void prepare() {
    try {
      Files.createDirectories(directory);
      Files.delete(Files.createTempFile(directory, "tenantry", ".tmp"));
    } catch (IOException e) {
      throw new IllegalStateException(
          TenantLogs.DIRECTORY + "=" + directory + " cannot be written to: " + e, e);
    }
  }

  @Override
  public void write(ResolvedTenant tenant, ExtLogRecord record) {
    Path path = path(tenant);
    lock.lock();
    try {
      TenantLogFile file = open.get(path);
      if (file == null) {
        file = open(tenant, path);
      }
      boolean written = false;
      try {
        file.write(record);
        written = true;
      } finally {
        if (!written || !stays(file)) {
          open.remove(path).close();
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** Ids cannot lead out of the directory by their grammar; nor may they if that is changed. */
  private Path path(ResolvedTenant tenant) {
    Path path = directory.resolve(tenant.id() + "." + tenant.uuid() + ".log").normalize();
    if (!directory.equals(path.getParent())) {
      throw new IllegalArgumentException("not a name of a file: " + tenant.id());
    }
    return path;
  }

  private TenantLogFile open(ResolvedTenant tenant, Path path) {
    Iterator<TenantLogFile> oldest = open.values().iterator();
    while (open.size() >= Math.max(1, config.openFiles())) {
      oldest.next().close();
      oldest.remove();
    }
    TenantLogFile file = TenantLogFile.open(tenant, path, formatter, config);
    open.put(path, file);
    return file;
  }

  /** A request that outlives the tenant still has its say, and leaves no file open. */
  private boolean stays(TenantLogFile file) {
    TenantEntry entry = catalog.byUuid(file.tenant().uuid());
    return entry != null && entry.mounted() && entry.id().equals(file.tenant().id());
  }

  @Override
  public void replaced(CatalogSnapshot before, CatalogSnapshot after) {
    lock.lock();
    try {
      catalog = after;
      open.values().removeIf(this::closedUnlessItStays);
    } finally {
      lock.unlock();
    }
  }

  private boolean closedUnlessItStays(TenantLogFile file) {
    boolean stays = stays(file);
    if (!stays) {
      file.close();
    }
    return !stays;
  }

  /** Nothing to drain: a record that comes later is written, and its file closed after it. */
  @Override
  public long drainedUpTo(long applied) {
    return applied;
  }

  @Override
  public void stop() {
    replaced(catalog, NOTHING);
  }
}
