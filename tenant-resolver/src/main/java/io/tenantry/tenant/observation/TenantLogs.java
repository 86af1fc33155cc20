package io.tenantry.tenant.observation;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.tenantry.tenant.CurrentTenant;
import io.tenantry.tenant.ResolvedTenant;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * Switches tenants' own logs on with the service where somebody wants them: a directory is set, or
 * there is a sink. Where nobody does, nothing listens.
 */
@Singleton
class TenantLogs {

  static final String DIRECTORY = "tenantry.observation.logs.directory";

  private final CurrentTenant current;
  private final Instance<TenantLogSink> own;
  private final TenantLogFiles files;
  private final ObservationConfig.Logs config;
  private Optional<TenantLogHandler> handler = Optional.empty();

  TenantLogs(
      CurrentTenant current,
      @Any Instance<TenantLogSink> own,
      TenantLogFiles files,
      ObservationConfig config) {
    this.current = current;
    this.own = own;
    this.files = files;
    this.config = config.logs();
  }

  /** Before the application's own observers, which may already work for tenants. */
  void start(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) StartupEvent event) {
    handler =
        sink()
            .map(
                sink ->
                    new TenantLogHandler(
                        current::find, wanted(config.tenants()), sink, System::nanoTime));
    handler.ifPresent(root()::addHandler);
  }

  void stop(@Observes ShutdownEvent event) {
    handler.ifPresent(root()::removeHandler);
  }

  private Optional<TenantLogSink> sink() {
    boolean inFiles = config.directory().isPresent();
    if (own.isUnsatisfied()) {
      return inFiles ? Optional.of(prepared()) : Optional.empty();
    }
    if (inFiles) {
      throw new IllegalStateException(
          DIRECTORY + " is set and there is a TenantLogSink, which takes the place of the files");
    }
    return Optional.of(own.get());
  }

  private TenantLogSink prepared() {
    files.prepare();
    return files;
  }

  /** Ids are the same whatever the letter case. */
  static Predicate<ResolvedTenant> wanted(Optional<Set<String>> tenants) {
    return tenants
        .map(TenantLogs::lowerCase)
        .<Predicate<ResolvedTenant>>map(listed -> tenant -> listed.contains(lower(tenant.id())))
        .orElse(tenant -> true);
  }

  private static Set<String> lowerCase(Set<String> ids) {
    return ids.stream().map(TenantLogs::lower).collect(Collectors.toUnmodifiableSet());
  }

  private static String lower(String id) {
    return id.toLowerCase(Locale.ROOT);
  }

  private static Logger root() {
    return Logger.getLogger("");
  }
}
