package io.tenantry.system.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Habits that no compiler checks, held over every source file of the repository. */
class RepositoryTextTest {

  private static final Path REPOSITORY = Path.of(System.getProperty("tenantry.project"));
  private static final Set<String> NOT_OURS = Set.of("target", ".git", ".state", "node_modules");
  private static final Pattern VAGUE_TYPE =
      Pattern.compile(".*(Manager|Helper|Utils?|Impl|Common)\\.java");
  // Put together here so that this file does not find itself.
  private static final Pattern UNFINISHED =
      Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");
  private static final String BLIND_WAIT = "Thread." + "sleep";

  @Test
  void typesAreNamedAfterTheirJob() throws IOException {
    assertThat(sources(".java"))
        .isNotEmpty()
        .noneMatch(source -> VAGUE_TYPE.matcher(source.getFileName().toString()).matches());
  }

  @Test
  void nothingIsLeftForLater() throws IOException {
    for (Path source : sources(".java", ".sql", ".properties", ".xml", ".yaml", ".sh", ".md")) {
      assertThat(Files.readString(source)).as("%s", source).doesNotContainPattern(UNFINISHED);
    }
  }

  @Test
  void nobodyWaitsBlindly() throws IOException {
    for (Path source : sources(".java")) {
      assertThat(Files.readString(source)).as("%s", source).doesNotContain(BLIND_WAIT);
    }
  }

  private static List<Path> sources(String... endings) throws IOException {
    try (Stream<Path> files = Files.walk(REPOSITORY)) {
      return files
          .filter(RepositoryTextTest::isOurs)
          .filter(Files::isRegularFile)
          .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
          .toList();
    }
  }

  private static boolean isOurs(Path file) {
    for (Path part : REPOSITORY.relativize(file)) {
      if (NOT_OURS.contains(part.toString())) {
        return false;
      }
    }
    return true;
  }
}
