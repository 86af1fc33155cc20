package io.tenantry.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackgroundProcessTest {

  private static final Duration GRACE = Duration.ofSeconds(5);

  @TempDir private Path state;

  @AfterEach
  void endIt() {
    process().kill();
  }

  @Test
  void isFoundAgainByWhoeverComesLater() {
    process().start(List.of("sleep", "60"), Map.of());

    assertThat(process().live()).isPresent();
  }

  @Test
  void isGoneAfterStop() {
    process().start(List.of("sleep", "60"), Map.of());
    ProcessHandle handle = process().live().orElseThrow();

    process().stop(GRACE);

    assertThat(handle.isAlive()).isFalse();
    assertThat(process().live()).isEmpty();
  }

  @Test
  void stopEndsAProcessThatIgnoresTheRequest() {
    process()
        .start(
            List.of("sh", "-c", "trap '' TERM; echo ready; while true; do sleep 0.1; done"),
            Map.of());
    await().until(() -> process().log().tail(1).equals(List.of("ready")));

    process().stop(Duration.ofMillis(200));

    assertThat(process().live()).isEmpty();
  }

  @Test
  void stopEndsAPausedProcess() {
    process().start(List.of("sleep", "60"), Map.of());
    process().pause();

    process().stop(GRACE);

    assertThat(process().live()).isEmpty();
  }

  @Test
  void seesItsEnvironmentAndWritesItsLog() {
    process().start(List.of("sh", "-c", "echo hello $NAME"), Map.of("NAME", "CRONUS"));

    await().until(() -> process().log().tail(5).equals(List.of("hello CRONUS")));
  }

  @Test
  void pidThatWentToAnotherProcessIsStale() throws IOException {
    long other = ProcessHandle.current().pid();
    Files.writeString(state.resolve("x.pid"), other + " " + 1_000_000_000_000L);

    assertThat(process().live()).isEmpty();
    process().stop(GRACE);
    assertThat(state.resolve("x.pid")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "4711", "x y", "999999999 1", "99999999999999999999 1"})
  void damagedPidFileNamesNobody(String content) throws IOException {
    Files.writeString(state.resolve("x.pid"), content);

    assertThat(process().live()).isEmpty();
  }

  @Test
  void processThatEndsWhileStartingIsReportedWithTheEndOfItsLog() {
    BackgroundProcess process = process();
    process.start(List.of("sh", "-c", "echo no database; exit 1"), Map.of());

    assertThatThrownBy(() -> new Readiness(process, () -> false).await(Duration.ofSeconds(30)))
        .isInstanceOf(StartFailedException.class)
        .hasMessageContaining("x ended")
        .hasMessageContaining(state.resolve("x.log").toString())
        .hasMessageContaining("| no database");
  }

  @Test
  void previousLogIsKept() {
    process().start(List.of("echo", "first"), Map.of());
    await().until(() -> process().log().tail(1).equals(List.of("first")));

    process().start(List.of("echo", "second"), Map.of());

    assertThat(new LogFile(state.resolve("x.log.1")).tail(1)).containsExactly("first");
  }

  private BackgroundProcess process() {
    return new BackgroundProcess("x", state.resolve("x.pid"), state.resolve("x.log"));
  }
}
