package io.tenantry.local.certificate;

import java.nio.file.Path;

/** Where a service finds its certificate and its private key, both PEM. */
public record ServerCertificate(Path certificate, Path key) {}
