package io.tenantry.tenant.testsupport.isolation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A cache between clients and the application, as RFC 9111 lets it behave: it keeps answers to
 * requests with credentials only where {@code public} or {@code s-maxage} says so, by URL and by
 * what {@code Vary} names.
 */
final class SharedCache {

  private final Map<String, Answer> kept = new ConcurrentHashMap<>();
  private final Map<String, String> varies = new ConcurrentHashMap<>();

  /** What the cache would answer in place of the application. */
  Optional<Answer> lookup(Question question) {
    return Optional.ofNullable(varies.get(url(question)))
        .map(vary -> kept.get(key(question, vary)));
  }

  void offer(Question question, Answer answer) {
    if (mayKeep(answer)) {
      String vary = String.join(",", answer.headers().getAll("Vary"));
      varies.putIfAbsent(url(question), vary);
      kept.putIfAbsent(key(question, varies.get(url(question))), answer);
    }
  }

  private static boolean mayKeep(Answer answer) {
    List<String> said =
        answer.headers().getAll("Cache-Control").stream()
            .flatMap(line -> Arrays.stream(line.toLowerCase(Locale.ROOT).split(",")))
            .map(String::strip)
            .toList();
    boolean shared =
        said.contains("public") || said.stream().anyMatch(each -> each.startsWith("s-maxage"));
    return answer.status() == 200
        && shared
        && !said.contains("private")
        && !said.contains("no-store");
  }

  private static String url(Question question) {
    return question.route().method() + " " + question.host() + question.target();
  }

  private static String key(Question question, String vary) {
    StringBuilder key = new StringBuilder(url(question));
    for (String name : vary.split(",")) {
      key.append('\n').append(question.sent().getOrDefault(name.strip(), ""));
    }
    return key.toString();
  }
}
