package io.tenantry.tenant.certificate;

import io.tenantry.tenant.catalog.CatalogListener;
import io.tenantry.tenant.catalog.CatalogSnapshot;
import io.tenantry.tenant.catalog.ClientCertificate;
import io.tenantry.tenant.catalog.TenantEntry;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;

/**
 * Whose certificates are, by subject and by fingerprint. Read by requests, replaced by the catalog
 * thread.
 */
@Singleton
class CertificateDirectory implements CatalogListener {

  private volatile Map<String, Holder> holders = Map.of();

  /** Whose certificate it is; a single one goes before all with its subject. */
  Optional<Holder> of(X509Certificate certificate) {
    Map<String, Holder> known = holders;
    if (known.isEmpty()) {
      return Optional.empty();
    }
    Holder single = known.get(fingerprint(certificate));
    return Optional.ofNullable(single == null ? known.get(subject(certificate)) : single);
  }

  @Override
  public void replaced(CatalogSnapshot before, CatalogSnapshot after) {
    if (!after.follows(before) || after.changedSince(before).stream().anyMatch(holds(before))) {
      holders = holders(after);
    }
  }

  /** Whether it has certificates, or had some. */
  private static Predicate<TenantEntry> holds(CatalogSnapshot before) {
    return now ->
        Stream.of(now, before.byUuid(now.uuid()))
            .anyMatch(entry -> entry != null && !entry.admittance().certificates().isEmpty());
  }

  private static Map<String, Holder> holders(CatalogSnapshot catalog) {
    Map<String, Holder> holders = new HashMap<>();
    for (TenantEntry tenant : catalog.entries()) {
      if (tenant.reachable()) {
        for (ClientCertificate one : tenant.admittance().certificates()) {
          Holder holder = new Holder(tenant.uuid(), one);
          one.subject().ifPresent(subject -> holders.put(subject, holder));
          one.fingerprint().ifPresent(fingerprint -> holders.put(fingerprint, holder));
        }
      }
    }
    return holders;
  }

  /** Canonical, so that neither letter case nor spaces make two of one. */
  private static String subject(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().getName(X500Principal.CANONICAL);
  }

  private static String fingerprint(X509Certificate certificate) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
      throw new IllegalStateException("TLS has accepted a certificate that has no DER form", e);
    }
  }

  /** Nothing to drain. */
  @Override
  public long drainedUpTo(long applied) {
    return applied;
  }

  @Override
  public void stop() {
    holders = Map.of();
  }

  /** A tenant, and what it said of the certificate. */
  record Holder(UUID tenant, ClientCertificate certificate) {}
}
