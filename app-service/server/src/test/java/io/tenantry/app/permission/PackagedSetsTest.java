package io.tenantry.app.permission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The release package names only what this application knows, so that no set grants nothing. */
class PackagedSetsTest {

  private static final Path PACKAGE = Path.of("../application/src/package");
  private static final Pattern PERMISSION = Pattern.compile("(?m)^    - (\\S+)$");
  private static final Pattern READS = Pattern.compile("(?m)^reads: \\[(.*)]$");

  @Test
  void everyPermissionOfThePackageIsKnown() throws IOException {
    String sets = Files.readString(PACKAGE.resolve("permission-sets.yaml"));
    List<String> permissions = PERMISSION.matcher(sets).results().map(m -> m.group(1)).toList();

    assertThat(permissions)
        .hasSizeGreaterThan(40)
        .allSatisfy(text -> assertThat(Permission.parse(text)).as(text).isPresent());
  }

  @Test
  void everyReportSaysWhatItReadsInWordsThatAreKnown() throws IOException {
    try (Stream<Path> reports = Files.list(PACKAGE.resolve("reports"))) {
      assertThat(reports.toList())
          .isNotEmpty()
          .allSatisfy(
              report ->
                  assertThat(reads(report))
                      .as(report.toString())
                      .isNotEmpty()
                      .allMatch(word -> BusinessObject.ofWord(word).isPresent()));
    }
  }

  private static List<String> reads(Path report) throws IOException {
    return READS
        .matcher(Files.readString(report))
        .results()
        .flatMap(found -> Arrays.stream(found.group(1).split(", ")))
        .toList();
  }
}
