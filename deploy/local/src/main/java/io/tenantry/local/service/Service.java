package io.tenantry.local.service;

import io.tenantry.local.http.LocalHttp;
import io.tenantry.local.process.BackgroundProcess;
import io.tenantry.local.process.LoopbackPort;
import io.tenantry.local.process.Readiness;
import io.tenantry.local.process.StartFailedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One running service. All that faults are made of is here too: kill, pause, stop, start again. */
public final class Service {

  private static final Duration START_LIMIT = Duration.ofMinutes(4);
  // An instance drains for up to 10 s before it ends.
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

  private final BackgroundProcess process;
  private final Path jar;
  private final List<String> memory;
  private final ServiceEnvironment environment;
  private final LocalHttp http;

  /**
   * @param jar the service's {@code quarkus-run.jar}
   * @param memory options of its JVM that say how much of it there is
   */
  public Service(
      BackgroundProcess process,
      Path jar,
      List<String> memory,
      ServiceEnvironment environment,
      LocalHttp http) {
    this.process = process;
    this.jar = jar;
    this.memory = List.copyOf(memory);
    this.environment = environment;
    this.http = http;
  }

  public String name() {
    return process.name();
  }

  public BackgroundProcess process() {
    return process;
  }

  /** The port of its public HTTPS endpoint. */
  public LoopbackPort port() {
    return environment.httpsPort();
  }

  /** The port of its management endpoint (metrics). */
  public LoopbackPort managementPort() {
    return environment.managementPort();
  }

  /** Its public endpoint on a neutral host: {@code https://localhost:PORT}. */
  public URI uri() {
    return URI.create("https://localhost:" + port().number());
  }

  /** Starts it unless it runs; returns when it is ready. */
  public void start() {
    launch();
    awaitReady();
  }

  /** Starts it unless it runs; returns at once. */
  public void launch() {
    if (process.live().isPresent()) {
      return;
    }
    StartFailedException.throwIfAny(obstacles());
    process.start(command(), environment.variables());
  }

  /** What stands in the way of its start. */
  public Stream<String> obstacles() {
    if (process.live().isPresent()) {
      return Stream.empty();
    }
    Stream<Optional<String>> ports =
        Stream.of(port().obstacle(name()), managementPort().obstacle(name() + " (management)"));
    return Files.exists(jar)
        ? ports.flatMap(Optional::stream)
        : Stream.of(jar + " is missing. Build it first: ./mvnw package");
  }

  /** True when it runs from a jar that has been built again since. */
  public boolean isOutdated() {
    return process
        .live()
        .flatMap(handle -> handle.info().startInstant())
        .map(started -> started.isBefore(builtAt()))
        .orElse(false);
  }

  /** Returns when it is ready; fails, with the end of its log, when it ends or takes 4 minutes. */
  public void awaitReady() {
    new Readiness(process, this::isReady).await(START_LIMIT);
  }

  /** True when it is up and says that it can serve. */
  public boolean isReady() {
    return http.answers(uri().resolve("/q/health/ready"));
  }

  /** Stops it in an orderly way. */
  public void stop() {
    process.stop(STOP_LIMIT);
  }

  /** Kills it (SIGKILL); returns when it is gone. */
  public void kill() {
    process.kill();
  }

  /** Freezes it (SIGSTOP): connections stay open, nothing is answered. */
  public void pause() {
    process.pause();
  }

  /** Lets it go on after {@link #pause}. */
  public void resume() {
    process.resume();
  }

  private Instant builtAt() {
    try {
      return Files.exists(jar) ? Files.getLastModifiedTime(jar).toInstant() : Instant.MIN;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot look at " + jar, e);
    }
  }

  /**
   * Its program with other words and the same settings, to be run in the foreground, whether the
   * service runs or not.
   */
  public ProcessBuilder program(List<String> words) {
    List<String> command = command();
    command.addAll(words);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment.variables());
    return builder;
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(memory);
    command.addAll(List.of("-XX:+ExitOnOutOfMemoryError", "-jar", jar.toString()));
    return command;
  }
}
