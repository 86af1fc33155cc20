package io.tenantry.tenant.issuer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How people sign in with a browser, where the application has pages: with the authorization code
 * flow and PKCE, at the client that the tenant has at its own issuer or at the platform's.
 */
@ConfigMapping(prefix = "tenantry.sign-in")
public interface SignInConfig {

  /**
   * Paths of the pages; a trailing {@code *} means everything that begins so. Empty: there are no
   * pages, and callers bring tokens.
   */
  Optional<List<String>> paths();

  /** Name of a tenant's client at the platform's issuer, in front of the tenant's UUID. */
  @WithDefault("tenant-")
  String clientPrefix();

  /**
   * The page to begin with, and to come back to after signing out. Cookies are for it and below.
   */
  @WithDefault("/ui")
  String home();

  /** Where the issuer sends browsers back to. */
  @WithDefault("/ui/signed-in")
  String returnPath();

  /** Where a session is ended, here and at the issuer. */
  @WithDefault("/ui/sign-out")
  String signOutPath();

  /**
   * What cookies are encrypted with, 32 characters or more; the same for all instances. If absent,
   * an instance makes up its own: its sessions end with it, and no other instance knows them.
   */
  Optional<String> secret();

  /** How long a session that is not used can be renewed at the issuer. */
  @WithDefault("8H")
  Duration idle();
}
