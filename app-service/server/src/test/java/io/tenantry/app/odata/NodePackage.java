package io.tenantry.app.odata;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * {@code src/test/node} with what it depends on, in the versions and with the checksums of its lock
 * file, in a folder that the build throws away. Where Node or the registry of npm is missing, the
 * test that asks is skipped and says which.
 */
final class NodePackage {

  private static final Path SOURCE = Path.of("src/test/node");
  private static final Path TARGET = Path.of("target/node");

  /** How a program ended, and what it said on both of its streams. */
  record Ended(int status, String said) {}

  private NodePackage() {}

  static NodePackage installed() throws IOException, InterruptedException {
    Files.createDirectories(TARGET);
    for (String file : List.of("package.json", "package-lock.json", "odata-client.js")) {
      Files.copy(SOURCE.resolve(file), TARGET.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    require(ended("node", "--version"), "Node.js is not installed");
    require(
        ended(
            "npm",
            "ci",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            "--fetch-retries=1",
            "--fetch-timeout=20000"),
        "npm cannot install @odata/client");
    return new NodePackage();
  }

  Ended run(String script, String... arguments) throws IOException, InterruptedException {
    String[] command = new String[arguments.length + 2];
    command[0] = "node";
    command[1] = script;
    System.arraycopy(arguments, 0, command, 2, arguments.length);
    return ended(command);
  }

  private static void require(Ended ended, String otherwise) {
    if (ended.status() != 0) {
      String reason = otherwise + ": " + ended.said();
      System.out.println("Skipped: " + reason);
      Assumptions.abort(reason);
    }
  }

  private static Ended ended(String... command) throws IOException, InterruptedException {
    Path said = TARGET.resolve("said.txt");
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .directory(TARGET.toFile())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
    } catch (IOException e) {
      return new Ended(-1, e.getMessage());
    }
    try {
      return process.waitFor(90, TimeUnit.SECONDS)
          ? new Ended(process.exitValue(), Files.readString(said))
          : new Ended(-1, "it did not end within 90 s; " + Files.readString(said));
    } finally {
      process.destroyForcibly();
    }
  }
}
