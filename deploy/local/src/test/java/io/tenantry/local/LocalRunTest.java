package io.tenantry.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LocalRunTest {

  private static final Path PACKAGE =
      Path.of("..", "..", "app-service", "application", "src", "package", "application.yaml");

  /** Another number would be published again at each start, which is refused. */
  @Test
  void publishesTheReleaseOfThisCheckout() throws Exception {
    assertThat(Files.readAllLines(PACKAGE)).contains("release: " + LocalRun.RELEASE);
  }
}
