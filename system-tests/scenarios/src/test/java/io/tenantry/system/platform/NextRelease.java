package io.tenantry.system.platform;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A release that is the newest one and one more script; published until it is closed, because other
 * scenarios count on the release of this build to be the newest.
 */
public final class NextRelease implements AutoCloseable {

  private static final String DESCRIPTOR = "application.yaml";

  private final Platform platform;
  private final int number;

  private NextRelease(Platform platform, int number) {
    this.platform = platform;
    this.number = number;
  }

  /** Published when this returns. */
  public static NextRelease publish(Platform platform, String script) {
    return publish(platform, Optional.of(script));
  }

  /** A release that changes nothing: the newest one under the next number. */
  public static NextRelease publishSame(Platform platform) {
    return publish(platform, Optional.empty());
  }

  private static NextRelease publish(Platform platform, Optional<String> script) {
    try (Session catalog = platform.catalog().session()) {
      int number = 1 + (int) catalog.number("select max(number) from application.release");
      byte[] newest =
          catalog.bytes("select package from application.release order by number desc limit 1");
      platform.controlPlane().publish(renewed(newest, number, script));
      return new NextRelease(platform, number);
    }
  }

  public int number() {
    return number;
  }

  /** Takes back what publishing wrote into the catalog; its tenants stay where they are. */
  @Override
  public void close() {
    try (Session catalog = platform.catalog().session()) {
      // Revisions are kept for ever; only a superuser gets past that.
      catalog.run("set session_replication_role = replica");
      catalog.run(
          "delete from catalog.rollout_tenant t using catalog.rollout r"
              + " where r.id = t.rollout_id and r.release = ?",
          number);
      catalog.run("delete from catalog.rollout where release = ?", number);
      catalog.run(
          "delete from application.release_change where ? in (from_release, to_release)", number);
      catalog.run("delete from application.object_revision where release = ?", number);
      catalog.run("delete from application.template where release = ?", number);
      catalog.run("delete from application.release where number = ?", number);
    }
  }

  private static byte[] renewed(byte[] newest, int number, Optional<String> script) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(newest));
        ZipOutputStream to = new ZipOutputStream(bytes)) {
      for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
        byte[] content = from.readAllBytes();
        write(to, entry.getName(), isDescriptor(entry) ? renumbered(content, number) : content);
      }
      // Far above the scripts of the application, which has not come to them yet.
      if (script.isPresent()) {
        write(to, "schema/V" + (100 + number) + "__Next.sql", utf8(script.get()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("no release package in the catalog", e);
    }
    return bytes.toByteArray();
  }

  private static boolean isDescriptor(ZipEntry entry) {
    return entry.getName().equals(DESCRIPTOR);
  }

  private static byte[] renumbered(byte[] descriptor, int number) {
    String text = new String(descriptor, StandardCharsets.UTF_8);
    return utf8(text.replaceFirst("(?m)^release: \\d+$", "release: " + number));
  }

  private static void write(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
