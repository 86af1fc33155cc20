package io.tenantry.system.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The five-minute start as it stands in the guide of the library: what readers copy from it. */
final class Guide {

  private static final Path PROJECT = Path.of(System.getProperty("tenantry.project"));
  private static final Pattern SECTION = Pattern.compile("(?s)## Five-minute start\n(.*?)\n##+ ");
  private static final Pattern CALL = Pattern.compile("(?m)^curl (http\\S+)");

  private final String text;

  private Guide(String text) {
    this.text = text;
  }

  static Guide read() throws IOException {
    String whole = Files.readString(PROJECT.resolve("tenant-resolver/README.md"));
    return new Guide(only(SECTION, whole));
  }

  /** The first fenced block of a language. */
  String block(String language) {
    return only(Pattern.compile("(?s)```" + language + "\n(.*?)```"), text);
  }

  /** What {@code psql} is fed with. */
  String schema() {
    return only(Pattern.compile("(?s)<<'SQL'\n(.*?)\nSQL\n"), text);
  }

  /** The addresses it calls without a token, in their order. */
  List<String> calls() {
    return CALL.matcher(text).results().map(call -> call.group(1)).toList();
  }

  private static String only(Pattern pattern, String within) {
    MatchResult found =
        pattern
            .matcher(within)
            .results()
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("the guide has no " + pattern));
    return found.group(1);
  }
}
