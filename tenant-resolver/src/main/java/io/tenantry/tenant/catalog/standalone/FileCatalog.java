package io.tenantry.tenant.catalog.standalone;

import io.smallrye.config.ConfigValidationException;
import io.tenantry.tenant.catalog.CatalogConfig;
import io.tenantry.tenant.catalog.CatalogSource;
import io.tenantry.tenant.catalog.DatabaseTarget;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/**
 * Kind {@code file}: tenants listed in a properties file, which is looked at with every beat and
 * read again when its text has changed. A file that is wrong stops a start; a running service goes
 * on with what it knows, says "stale" and takes the next text that is right.
 */
@Singleton
class FileCatalog implements CatalogSource {

  private static final Logger LOG = Logger.getLogger(FileCatalog.class);

  private final StandaloneCatalog catalog;
  private final CatalogConfig config;
  private final Config service;
  private String text;
  private volatile boolean current;

  FileCatalog(StandaloneCatalog catalog, CatalogConfig config, Config service) {
    this.catalog = catalog;
    this.config = config;
    this.service = service;
  }

  @Override
  public String kind() {
    return "file";
  }

  @Override
  public void start() {
    read();
    catalog.start(this::look);
  }

  @Override
  public void stop() {
    catalog.stop();
  }

  @Override
  public String password(DatabaseTarget target) {
    return new String(target.secret(), StandardCharsets.UTF_8);
  }

  @Override
  public boolean current() {
    return current;
  }

  private void look() {
    try {
      read();
    } catch (IllegalStateException e) {
      current = false;
      LOG.warnf("the file of tenants is wrong; what was read before stays: %s", e.getMessage());
    }
  }

  /**
   * @throws IllegalStateException when the file is wrong; names it and the property
   */
  private void read() {
    Path file = file();
    try {
      String now = Files.readString(file);
      if (!now.equals(text)) {
        catalog.replace(
            ListedTenants.after(catalog.snapshot(), new TenantsFile(file, service).tenants(now)));
        text = now;
        LOG.infof("tenants read: file=%s version=%d", file, catalog.snapshot().version());
      }
      current = true;
    } catch (IOException e) {
      throw new IllegalStateException("tenantry.catalog.file is no readable file: " + file, e);
    } catch (ConfigValidationException | NoSuchElementException | IllegalArgumentException e) {
      throw new IllegalStateException(file + ": " + e.getMessage(), e);
    }
  }

  private Path file() {
    return config
        .catalog()
        .file()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "tenantry.catalog.file is not set; a catalog of kind file needs it"));
  }
}
