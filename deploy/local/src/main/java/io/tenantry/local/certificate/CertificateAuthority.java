package io.tenantry.local.certificate;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Signs the local run's certificates. Made on first use, kept after that. */
public final class CertificateAuthority {

  private static final X500Name NAME = new X500Name("CN=Tenantry local run,O=Tenantry");
  private static final Duration OWN_LIFE = Duration.ofDays(3650);
  private static final Duration CERTIFICATE_LIFE = Duration.ofDays(397);
  // Clocks of a machine and of a virtual machine on it differ a little.
  private static final Duration HEAD_START = Duration.ofMinutes(5);
  private static final Duration RENEWAL = Duration.ofDays(30);

  private final Clock clock;
  private final X509Certificate certificate;
  private final PrivateKey key;

  private CertificateAuthority(Clock clock, X509Certificate certificate, PrivateKey key) {
    this.clock = clock;
    this.certificate = certificate;
    this.key = key;
  }

  /** Reads the authority from its two files, or makes it and writes them. */
  public static CertificateAuthority load(Path certificateFile, Path keyFile, Clock clock) {
    PemFile certificatePem = new PemFile(certificateFile);
    PemFile keyPem = new PemFile(keyFile);
    if (certificatePem.exists() && keyPem.exists()) {
      return new CertificateAuthority(clock, certificatePem.certificate(), keyPem.privateKey());
    }
    KeyPair pair = newKeyPair();
    CertificateAuthority made =
        new CertificateAuthority(clock, selfSigned(pair, clock.instant()), pair.getPrivate());
    keyPem.writeSecret(pair.getPrivate());
    certificatePem.write(made.certificate);
    return made;
  }

  public X509Certificate certificate() {
    return certificate;
  }

  /** A certificate for the names and addresses; an existing one is kept until it nears its end. */
  public ServerCertificate issue(Path certificateFile, Path keyFile, List<String> hosts) {
    PemFile certificatePem = new PemFile(certificateFile);
    PemFile keyPem = new PemFile(keyFile);
    if (!keyPem.exists() || !certificatePem.exists() || isEnding(certificatePem.certificate())) {
      KeyPair pair = newKeyPair();
      keyPem.writeSecret(pair.getPrivate());
      certificatePem.write(forHosts(pair.getPublic(), hosts));
    }
    return new ServerCertificate(certificateFile, keyFile);
  }

  private boolean isEnding(X509Certificate issued) {
    return issued.getNotAfter().toInstant().isBefore(clock.instant().plus(RENEWAL));
  }

  private static X509Certificate selfSigned(KeyPair pair, Instant now) {
    try {
      JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
      X509v3CertificateBuilder builder =
          certificate(NAME, pair.getPublic(), now, OWN_LIFE)
              .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
              .addExtension(
                  Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
              .addExtension(
                  Extension.subjectKeyIdentifier,
                  false,
                  extensions.createSubjectKeyIdentifier(pair.getPublic()));
      return sign(builder, pair.getPrivate());
    } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
      throw new IllegalStateException("The local certificate authority cannot be made", e);
    }
  }

  private X509Certificate forHosts(PublicKey publicKey, List<String> hosts) {
    try {
      JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
      X509v3CertificateBuilder builder =
          certificate(
                  new X500Name("CN=" + hosts.get(0)), publicKey, clock.instant(), CERTIFICATE_LIFE)
              .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
              .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
              .addExtension(
                  Extension.extendedKeyUsage,
                  false,
                  new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
              .addExtension(
                  Extension.authorityKeyIdentifier,
                  false,
                  extensions.createAuthorityKeyIdentifier(certificate))
              .addExtension(Extension.subjectAlternativeName, false, names(hosts));
      return sign(builder, key);
    } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
      throw new IllegalStateException("No certificate can be made for " + hosts, e);
    }
  }

  private static X509v3CertificateBuilder certificate(
      X500Name subject, PublicKey publicKey, Instant now, Duration life) {
    return new JcaX509v3CertificateBuilder(
        NAME,
        new BigInteger(127, new SecureRandom()).setBit(64),
        Date.from(now.minus(HEAD_START)),
        Date.from(now.plus(life)),
        subject,
        publicKey);
  }

  private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey signer)
      throws GeneralSecurityException, OperatorCreationException {
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer)));
  }

  private static GeneralNames names(List<String> hosts) {
    return new GeneralNames(
        hosts.stream().map(CertificateAuthority::name).toArray(GeneralName[]::new));
  }

  private static GeneralName name(String host) {
    boolean address = host.contains(":") || host.matches("[0-9.]+");
    return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, host);
  }

  private static KeyPair newKeyPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JDK has no P-256 keys", e);
    }
  }
}
