package io.tenantry.controlplane.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is answered before anything is started. */
class OfflineLineTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "tenants --help",
        "tenants list --help",
        "tenants mount --help",
        "tenants dismount -h"
      })
  void everyCommandExplainsItself(String words) {
    assertThat(answer(words)).hasValue(ExitCode.DONE);
    assertThat(out.toString()).startsWith("Usage: offline").contains("--help");
    assertThat(err.toString()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tenants mount",
        "tenants list --output=xml",
        "tenants drop cronus",
        "tenants mount cronus --wait=-1"
      })
  void mistakeIsAnsweredWithWhatToTry(String words) {
    assertThat(answer(words)).hasValue(ExitCode.USAGE);
    assertThat(err.toString()).startsWith("error: ").contains("Try: offline").contains("--help");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void groupWithoutACommandShowsItsCommands() {
    assertThat(answer("tenants")).hasValue(ExitCode.USAGE);
    assertThat(err.toString()).contains("list").contains("mount").contains("dismount");
  }

  @Test
  void dismountNeedsToBeConfirmed() {
    assertThat(answer("tenants dismount cronus")).hasValue(ExitCode.USAGE);
    assertThat(err.toString()).contains("--confirm cronus");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tenants list",
        "tenants list -o JSON --state active --server db-1 -q cro",
        "tenants mount cronus --reason maintenance",
        "tenants dismount cronus --confirm cronus",
        "tenants dismount cronus --yes",
        "tenants dismount cronus --dry-run"
      })
  void completeLineIsToBeDone(String words) {
    assertThat(answer(words)).isEmpty();
    assertThat(new OfflineLine(words.split(" ")).action()).isNotNull();
  }

  private OptionalInt answer(String words) {
    return new OfflineLine(words.split(" "))
        .answer(new PrintWriter(out, true), new PrintWriter(err, true));
  }
}
