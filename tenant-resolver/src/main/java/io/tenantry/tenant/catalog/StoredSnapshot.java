package io.tenantry.tenant.catalog;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.google.crypto.tink.Aead;
import io.tenantry.tenant.object.PublishedObject;
import io.tenantry.tenant.object.PublishedObjects;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jboss.logging.Logger;

/**
 * The last snapshot, encrypted in a file, for an instance that is started while the application
 * database is away. Used by the catalog thread alone.
 *
 * <p>The key is the keyset <em>tenant-credentials</em>, which the instance must have anyway. What
 * cannot be read, because it is missing, of another key or of another format, is as good as none;
 * what cannot be written costs the next cold start and nothing else.
 */
final class StoredSnapshot {

  private static final Logger LOG = Logger.getLogger(StoredSnapshot.class);

  /** Binds the ciphertext to its purpose, and to the shape that this release reads. */
  private static final byte[] PURPOSE = "tenantry snapshot 5".getBytes(StandardCharsets.UTF_8);

  private static final JsonMapper JSON =
      JsonMapper.builder().addModules(new Jdk8Module(), new JavaTimeModule()).build();
  private static final ObjectWriter WRITER = JSON.writerFor(Content.class);
  private static final ObjectReader READER = JSON.readerFor(Content.class);

  private final Path file;
  private final Aead key;
  private CatalogSnapshot written;

  StoredSnapshot(Path file, Aead key) {
    this.file = file;
    this.key = key;
  }

  /** Writes the snapshot unless it is in the file already. */
  void write(CatalogSnapshot snapshot) {
    if (snapshot == written) {
      return;
    }
    try {
      Path next = file.resolveSibling(file.getFileName() + ".next");
      Files.write(next, key.encrypt(plain(snapshot), PURPOSE));
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      written = snapshot;
    } catch (IOException | GeneralSecurityException e) {
      LOG.warnf("the snapshot was not stored: file=%s reason=%s", file, e);
    }
  }

  /** The snapshot that was stored last. */
  Optional<CatalogSnapshot> read() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      Content content = content(key.decrypt(Files.readAllBytes(file), PURPOSE));
      return Optional.of(
          CatalogSnapshot.of(content.epoch(), content.version(), content.tenants())
              .with(PublishedObjects.none().with(content.objects())));
    } catch (IOException | GeneralSecurityException e) {
      LOG.warnf("the stored snapshot is of no use: file=%s reason=%s", file, e);
      return Optional.empty();
    }
  }

  private static byte[] plain(CatalogSnapshot snapshot) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream zipped = new GZIPOutputStream(bytes)) {
      WRITER.writeValue(
          zipped,
          new Content(
              snapshot.epoch(),
              snapshot.version(),
              List.copyOf(snapshot.entries()),
              snapshot.objects().all()));
    }
    return bytes.toByteArray();
  }

  private static Content content(byte[] plain) throws IOException {
    try (InputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(plain))) {
      return READER.readValue(unzipped);
    }
  }

  /** What stands in the file. */
  private record Content(
      String epoch, long version, List<TenantEntry> tenants, List<PublishedObject> objects) {}
}
