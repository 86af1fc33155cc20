package io.tenantry.tenant.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PathPatternsTest {

  private final PathPatterns patterns = PathPatterns.of(List.of("/q/*", "/ui*", "/robots.txt"));

  @Test
  void whatEndsInAStarCoversEverythingThatBeginsAlike() {
    assertThat(List.of("/q/health", "/q/", "/ui", "/uikit")).allMatch(patterns::cover);
  }

  @Test
  void whatHasNoStarCoversItselfAlone() {
    assertThat(patterns.cover("/robots.txt")).isTrue();
    assertThat(List.of("/robots.txt.bak", "/robots", "/a/robots.txt", "/q", "/"))
        .noneMatch(patterns::cover);
  }

  @Test
  void nothingIsCoveredByNoPattern() {
    assertThat(PathPatterns.of(List.of()).cover("/")).isFalse();
  }
}
