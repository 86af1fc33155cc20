package io.tenantry.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds of the text of every template. */
class TemplatesTest {

  private static final Path TEMPLATES = Path.of("src/main/resources/templates/web");

  private static final Pattern ADDRESS =
      Pattern.compile("\\b(?:href|src|action|hx-(?:get|post|put|patch|delete))=\"([^\"]*)\"");
  private static final Pattern SCRIPT_OR_STYLE =
      Pattern.compile("<script|<style|\\son[a-z]+=\"|\\sstyle=\"|javascript:|hx-on");

  @Test
  void addressesAreMadeByLinksAlone() {
    List<String> addresses =
        texts().flatMap(text -> ADDRESS.matcher(text).results()).map(MatchResult::group).toList();

    assertThat(addresses).hasSizeGreaterThan(30);
    assertThat(addresses)
        .as("whole expressions, or places in the same page")
        .allMatch(address -> address.matches("[a-z-]+=\"(?:\\{[^{}]+}|#(?:[a-z]+|\\{[^{}]+}))\""));
  }

  @Test
  void nothingInAPageNeedsAPolicyThatAllowsScriptsInPages() {
    assertThat(texts().filter(text -> SCRIPT_OR_STYLE.matcher(text).find())).isEmpty();
  }

  @Test
  void textIsNeverTakenForMarkup() {
    assertThat(texts().filter(text -> text.contains(".raw") || text.contains(".safe"))).isEmpty();
  }

  private static Stream<String> texts() {
    try (Stream<Path> files = Files.walk(TEMPLATES)) {
      return files.filter(Files::isRegularFile).map(TemplatesTest::read).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
