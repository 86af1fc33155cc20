package io.tenantry.tenant.testsupport;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The application's release package as the repository has it. */
final class ReleasePackage {

  /** The number in {@code application.yaml}. */
  static final int NEWEST = newest();

  /** Release 1 ended with this script; it never gets another. */
  private static final int LAST_SCRIPT_OF_FIRST = 3;

  private static final String FOLDER = "app-service/application/src/package";

  private ReleasePackage() {}

  /** The scripts that make a database of the release: 1, or the newest. */
  static List<Path> scripts(int release) {
    List<Path> all = RepositoryFiles.migrations(FOLDER + "/schema");
    if (release == NEWEST) {
      return all;
    }
    if (release == 1) {
      return all.subList(0, LAST_SCRIPT_OF_FIRST);
    }
    throw new IllegalArgumentException("the kit has no release " + release);
  }

  private static int newest() {
    String descriptor =
        RepositoryFiles.read("app-service/application/src/package/application.yaml");
    Matcher number = Pattern.compile("(?m)^release: ([0-9]+)$").matcher(descriptor);
    if (!number.find()) {
      throw new IllegalStateException("application.yaml names no release");
    }
    return Integer.parseInt(number.group(1));
  }
}
