package io.tenantry.local;

import io.tenantry.local.process.StartFailedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** How a local run is to be: where it keeps its state, on which ports, how many instances. */
public final class LocalRunBuilder {

  private final Path stateDirectory;
  private final Map<String, String> controlPlaneVariables = new TreeMap<>();
  private final Map<String, String> instanceVariables = new TreeMap<>();
  private boolean freePorts;
  private OptionalInt portOffset = OptionalInt.empty();
  private int instances = 2;
  private boolean release = true;
  private Clock clock = Clock.systemUTC();

  LocalRunBuilder(Path stateDirectory) {
    this.stateDirectory = stateDirectory;
  }

  /** Ports that are free now, instead of the documented ones. */
  public LocalRunBuilder withFreePorts() {
    freePorts = true;
    return this;
  }

  /**
   * The documented ports, all shifted by the same number.
   *
   * @param offset 0 to 50000
   */
  public LocalRunBuilder withPortOffset(int offset) {
    if (offset < 0 || offset > 50_000) {
      throw new IllegalArgumentException("A port offset is between 0 and 50000, not " + offset);
    }
    portOffset = OptionalInt.of(offset);
    return this;
  }

  /**
   * @param count 1 to 9
   */
  public LocalRunBuilder withInstances(int count) {
    if (count < 1 || count > 9) {
      throw new IllegalArgumentException("There may be 1 to 9 instances, not " + count);
    }
    instances = count;
    return this;
  }

  /** Leaves the release package unpublished; {@link LocalRun#publishRelease} does it later. */
  public LocalRunBuilder withoutRelease() {
    release = false;
    return this;
  }

  /** A setting of the control plane, as an environment variable; wins over the usual ones. */
  public LocalRunBuilder withControlPlaneVariable(String name, String value) {
    controlPlaneVariables.put(name, value);
    return this;
  }

  /** A setting of every instance, as an environment variable; wins over the usual ones. */
  public LocalRunBuilder withInstanceVariable(String name, String value) {
    instanceVariables.put(name, value);
    return this;
  }

  /** The clock by which certificates are valid. */
  public LocalRunBuilder withClock(Clock newClock) {
    clock = newClock;
    return this;
  }

  /** True when there is something to find. */
  public boolean exists() {
    return Files.isDirectory(stateDirectory);
  }

  /**
   * The run as it is on disk; starts nothing. It keeps the ports of its first start.
   *
   * @throws StartFailedException when other ports are asked for than it has
   */
  public LocalRun find() {
    StateDirectory state = StateDirectory.at(stateDirectory);
    Ports ports = Ports.of(state).orElseGet(this::chosenPorts);
    if (portOffset.isPresent() && !ports.equals(chosenPorts())) {
      throw new StartFailedException(
          "The local run in %s has other ports. Only one that is new can be given ports: %s"
              .formatted(stateDirectory, "deploy/local/down --purge forgets it."));
    }
    if (freePorts) {
      // Another call finds the same ones. The documented ports may still be changed until the
      // start.
      ports.keepIn(state);
    }
    LocalRunParts parts = new LocalRunParts(state, ports, ProjectLayout.find(), clock);
    return new LocalRun(
        parts, Map.copyOf(controlPlaneVariables), Map.copyOf(instanceVariables), release);
  }

  private Ports chosenPorts() {
    return freePorts ? Ports.free(instances) : Ports.standard(instances, portOffset.orElse(0));
  }

  /** Starts what does not run yet, without a word; returns when all of it is ready. */
  public LocalRun start() {
    return start(Progress.silent());
  }

  /** Starts what does not run yet; returns when all of it is ready. */
  public LocalRun start(Progress progress) {
    LocalRun run = find();
    run.start(progress);
    return run;
  }
}
