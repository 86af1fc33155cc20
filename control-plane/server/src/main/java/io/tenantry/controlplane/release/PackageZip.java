package io.tenantry.controlplane.release;

import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import io.tenantry.controlplane.upgrade.DataUpgrade;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * Reads the files of a package's zip, within the limits of contracts: 10 MB, packed and unpacked,
 * 1,000 entries, no way out of the package, nothing unknown at the top.
 */
final class PackageZip {

  static final int LARGEST = 10 * 1024 * 1024;
  static final int MOST_ENTRIES = 1_000;

  private static final Set<String> TOP_FILES =
      Set.of(ReleaseDescriptor.FILE, "web-services.yaml", "permission-sets.yaml");
  private static final List<String> TOP_FOLDERS =
      List.of("schema/", "reports/", DataUpgrade.FOLDER);

  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private int entries;
  private int bytesLeft = LARGEST;

  private PackageZip() {}

  /**
   * @return content by name, folders left out
   * @throws ProblemException when it is no zip or breaks a limit
   */
  static Map<String, byte[]> read(byte[] zip) {
    if (zip.length > LARGEST) {
      throw tooLarge();
    }
    PackageZip reader = new PackageZip();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      reader.readAll(in);
    } catch (ZipException | IllegalArgumentException e) {
      throw ProblemException.invalid("package", "is not a readable zip");
    } catch (IOException e) {
      throw ProblemException.invalid("package", "is cut off");
    }
    if (reader.entries == 0) {
      throw ProblemException.invalid("package", "is not a zip, or an empty one");
    }
    return reader.files;
  }

  private void readAll(ZipInputStream in) throws IOException {
    for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
      if (++entries > MOST_ENTRIES) {
        throw ProblemException.invalid("package", "has more than " + MOST_ENTRIES + " entries");
      }
      check(entry.getName());
      byte[] content = content(in);
      if (!entry.isDirectory() && files.put(entry.getName(), content) != null) {
        throw ProblemException.invalid(shown(entry.getName()), "is there twice");
      }
    }
  }

  /** Counts what comes out: the sizes that a zip states need not be true. */
  private byte[] content(ZipInputStream in) throws IOException {
    byte[] content = in.readNBytes(bytesLeft + 1);
    if (content.length > bytesLeft) {
      throw tooLarge();
    }
    bytesLeft -= content.length;
    return content;
  }

  private static void check(String name) {
    boolean leadsOut =
        name.startsWith("/")
            || name.indexOf('\\') >= 0
            || name.indexOf(':') >= 0
            || List.of(name.split("/")).contains("..");
    if (leadsOut) {
      throw ProblemException.invalid(shown(name), "is not a plain path within the package");
    }
    if (!TOP_FILES.contains(name) && TOP_FOLDERS.stream().noneMatch(name::startsWith)) {
      throw ProblemException.invalid(
          shown(name),
          "is unknown; a package has application.yaml, schema/, upgrade/, reports/,"
              + " web-services.yaml and permission-sets.yaml");
    }
  }

  private static String shown(String name) {
    return name.length() <= 100 ? name : name.substring(0, 100) + "…";
  }

  private static ProblemException tooLarge() {
    return new ProblemException(
        ProblemType.CONTENT_TOO_LARGE, "a package has at most 10 MB, packed and unpacked");
  }
}
