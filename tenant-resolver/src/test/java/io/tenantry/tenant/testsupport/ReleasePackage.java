package io.tenantry.tenant.testsupport;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The application's release package as the repository has it. */
final class ReleasePackage {

  /** The number in {@code application.yaml}. */
  static final int NEWEST = newest();

  /** Each earlier release ended with this script; it never gets another. */
  private static final Map<Integer, Integer> LAST_SCRIPTS = Map.of(1, 3, 2, 15, 3, 16);

  private static final String FOLDER = "app-service/application/src/package";

  private ReleasePackage() {}

  /** Every release, the newest included. */
  static List<Integer> numbers() {
    return IntStream.rangeClosed(1, NEWEST).boxed().toList();
  }

  /** The scripts that make a database of the release. */
  static List<Path> scripts(int release) {
    List<Path> all = RepositoryFiles.migrations(FOLDER + "/schema");
    if (release == NEWEST) {
      return all;
    }
    return all.subList(0, LAST_SCRIPTS.get(release));
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
