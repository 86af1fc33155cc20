package io.tenantry.tenant.resolution;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** How requests name their tenant. */
@ConfigMapping(prefix = "tenantry")
public interface ResolutionConfig {

  /**
   * Whether requests must name a tenant. Otherwise those that name none go to the tenant {@code
   * default}, or to the only one there is.
   */
  @WithDefault("true")
  boolean multitenant();

  /**
   * Whether a verified credential names the tenant of a request that names none: an API key, a
   * client certificate, a token of a tenant's own issuer, or a token of one tenant.
   */
  @WithDefault("false")
  boolean resolveFromCredentials();

  /**
   * Domain below which every tenant has a host name, {@code {tenant-id}.{base-domain}}. The domain
   * itself names nobody.
   */
  Optional<String> baseDomain();

  /** Further host names that name nobody, such as the service's name inside a cluster. */
  Optional<List<String>> neutralHosts();

  /** Where a tenant may be named. */
  Sources sources();

  /**
   * Addresses (CIDR) of proxies whose {@code X-Tenant-Id} and {@code X-Forwarded-Host} count; from
   * anywhere else these headers are ignored.
   */
  Optional<List<String>> trustedProxies();

  /** Paths outside the tenant filter; a trailing {@code *} means everything below. */
  @WithDefault("/q/*")
  List<String> outsidePaths();

  /** Where a tenant may be named. */
  interface Sources {

    /** By the host name. */
    @WithDefault("true")
    boolean host();

    /** By the query parameter {@code tenant}, in any letter case. */
    @WithDefault("true")
    boolean query();

    /** By {@code /t/{tenant-id}} in front of the path; the rest of it is routed. */
    @WithDefault("true")
    boolean path();

    /** By the header {@code X-Tenant-Id}, from trusted proxies. */
    @WithDefault("true")
    boolean header();
  }
}
