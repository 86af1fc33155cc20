package io.tenantry.local.keycloak;

import io.tenantry.local.process.Command;
import io.tenantry.local.process.StartFailedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Keycloak's files, run without its shell script. Several local runs share one distribution; each
 * has a database of its own.
 *
 * @param home the unpacked distribution
 */
public record KeycloakDistribution(Path home) {

  private static final String BUILT = ".built-for-tenantry";
  // A file lock holds off other JVMs only; in one JVM a second one is an error.
  private static final Object IN_THIS_JVM = new Object();

  /** Finds the distribution that the build has unpacked below {@code directory}. */
  public static KeycloakDistribution below(Path directory) {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries
          .filter(entry -> Files.exists(entry.resolve("lib/quarkus-run.jar")))
          .findFirst()
          .map(KeycloakDistribution::new)
          .orElseThrow(() -> new IOException("no distribution there"));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Keycloak is not in " + directory + ". Build the module deploy/local first.", e);
    }
  }

  /** Fixes the build-time choices (10 s of work), once per distribution, whoever comes first. */
  public void prepare() {
    synchronized (IN_THIS_JVM) {
      prepareAlone();
    }
  }

  private void prepareAlone() {
    Path done = home.resolve(BUILT);
    try (FileChannel channel =
            FileChannel.open(
                home.resolve(BUILT + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (lock.isValid() && !Files.exists(done)) {
        build();
        Files.createFile(done);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Keycloak cannot be prepared in " + home, e);
    }
  }

  /** The command line that starts the prepared server. */
  List<String> startCommand(String... arguments) {
    List<String> command = java("-Dkc.config.built=true", "-Xms64m", "-Xmx384m");
    command.addAll(List.of("start", "--optimized"));
    command.addAll(List.of(arguments));
    return command;
  }

  private void build() {
    List<String> command = java("-Xmx512m");
    command.addAll(List.of("build", "--db=dev-file"));
    Command build = Command.run(command);
    if (!build.succeeded()) {
      throw new StartFailedException("Keycloak could not be prepared:\n" + build.output().strip());
    }
  }

  /** As bin/kc.sh does it, less what is for large installations. */
  private List<String> java(String... options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(
        List.of(
            "-XX:MaxMetaspaceSize=256m",
            "-XX:+UseSerialGC",
            // The fast compiler alone: half the start time, and nobody measures Keycloak here.
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-Dkc.home.dir=" + home,
            "-Djboss.server.config.dir=" + home.resolve("conf"),
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
            "-Dpicocli.disable.closures=true",
            "-Duser.language=en",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.base/java.security=ALL-UNNAMED",
            "-cp",
            home.resolve("lib/quarkus-run.jar").toString(),
            "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
    return command;
  }
}
