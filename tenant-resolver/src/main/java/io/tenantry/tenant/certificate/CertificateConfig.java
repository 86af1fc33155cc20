package io.tenantry.tenant.certificate;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Whether and whose client certificates are accepted. */
@ConfigMapping(prefix = "tenantry.client-certificates")
public interface CertificateConfig {

  /**
   * A PEM file with the authorities whose certificates clients may present. Without it no client is
   * asked for one. A subject means a tenant whichever of them has signed it, so they should be
   * one's own, not those that browsers trust.
   */
  Optional<Path> trustedAuthorities();
}
