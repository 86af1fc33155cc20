package io.tenantry.tenant.catalog;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;

/** The one catalog source of this instance, as configured; lives as long as the instance. */
@Singleton
public class ChosenCatalog {

  private static final String KIND = "tenantry.catalog.kind";

  private final CatalogSource source;

  @Inject
  ChosenCatalog(@Any Instance<CatalogSource> sources, CatalogConfig config, Config properties) {
    this(sources, kind(config.catalog(), properties));
  }

  ChosenCatalog(Iterable<CatalogSource> sources, String kind) {
    this.source =
        StreamSupport.stream(sources.spliterator(), false)
            .filter(each -> each.kind().equals(kind))
            .findFirst()
            .orElseThrow(() -> unknown(kind, sources));
  }

  /** The source whose tenants are served. */
  public CatalogSource source() {
    return source;
  }

  /** Before the application's own observers, which may already want a tenant. */
  void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
    source.start();
  }

  void stop(@Observes ShutdownEvent event) {
    source.stop();
  }

  /**
   * @throws IllegalStateException when nothing, or more than one thing, says which kind is meant
   */
  static String kind(CatalogConfig.Catalog config, Config properties) {
    if (config.kind().isPresent()) {
      return config.kind().get();
    }
    List<String> meant =
        List.of(
                config.jdbcUrl().map(set -> "postgresql"),
                config.file().map(set -> "file"),
                listed(properties).map(set -> "properties"))
            .stream()
            .flatMap(Optional::stream)
            .toList();
    if (meant.size() == 1) {
      return meant.get(0);
    }
    throw new IllegalStateException(meant.isEmpty() ? nothingSet() : severalSet(meant));
  }

  private static Optional<String> listed(Config properties) {
    return StreamSupport.stream(properties.getPropertyNames().spliterator(), false)
        .filter(name -> name.startsWith("tenantry.tenants."))
        .findAny();
  }

  private static String nothingSet() {
    return "there is no catalog of tenants: set tenantry.catalog.jdbc-url (the application"
        + " database), tenantry.catalog.file (a file that lists tenants),"
        + " tenantry.tenants.{tenant-id}.jdbc-url (a tenant, here), or "
        + KIND;
  }

  private static String severalSet(List<String> meant) {
    return "properties of several catalogs are set; choose one by "
        + KIND
        + "="
        + String.join(" or ", meant);
  }

  private static IllegalStateException unknown(String kind, Iterable<CatalogSource> sources) {
    List<String> kinds =
        StreamSupport.stream(sources.spliterator(), false)
            .map(CatalogSource::kind)
            .sorted()
            .toList();
    return new IllegalStateException(
        KIND + "=" + kind + " is no kind of catalog; there are " + String.join(", ", kinds));
  }
}
