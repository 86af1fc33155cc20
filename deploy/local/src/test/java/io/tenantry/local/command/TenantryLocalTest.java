package io.tenantry.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.local.process.LogFile;
import io.tenantry.local.process.StartFailedException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class TenantryLocalTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @ValueSource(strings = {"up", "down", "status", "token", "offline"})
  void everyCommandExplainsItself(String command) {
    assertThat(commandLine(command).execute("--help")).isZero();
    assertThat(out.toString()).startsWith("Usage: deploy/local/" + command).contains("--help");
  }

  @Test
  void usageNamesTheScriptThatWasCalled() {
    assertThat(commandLine("token").execute()).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(err.toString()).contains("USER").contains("Usage: deploy/local/token");
  }

  @Test
  void failureShowsTheEndOfTheLogAndNoStack(@TempDir Path directory) throws IOException {
    Path log = Files.writeString(directory.resolve("x.log"), "one\ntwo\n");
    Exception failure =
        new StartFailedException("app-service-1 ended while it was starting", new LogFile(log));

    assertThat(new FailureText(failure).toString())
        .startsWith("ERROR app-service-1 ended")
        .contains(log.toString())
        .endsWith("| two")
        .doesNotContain("at io.tenantry");
  }

  @Test
  void unexpectedFailureTellsWhatLiesBehindIt() {
    Exception failure = new IllegalStateException("cannot", new IOException("disk full"));

    assertThat(new FailureText(failure).toString()).contains("cannot").contains("disk full");
  }

  private CommandLine commandLine(String script) {
    return TenantryLocal.commandLine(script)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true));
  }
}
