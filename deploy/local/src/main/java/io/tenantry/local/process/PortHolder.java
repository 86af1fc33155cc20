package io.tenantry.local.process;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The process that listens on a port, as far as the system shows it to us. */
record PortHolder(long pid, String command) {

  private static final String LISTENING = "0A";
  private static final int COMMAND_LENGTH = 120;

  static Optional<PortHolder> of(LoopbackPort port) {
    Optional<Long> pid =
        Files.isDirectory(Path.of("/proc/net")) ? byProc(port.number()) : byLsof(port.number());
    return pid.map(found -> new PortHolder(found, commandOf(found)));
  }

  @Override
  public String toString() {
    return "process " + pid + " (" + command + ")";
  }

  private static Optional<Long> byProc(int port) {
    Set<String> sockets = new HashSet<>();
    Stream.of("/proc/net/tcp", "/proc/net/tcp6")
        .flatMap(table -> lines(Path.of(table)))
        .map(line -> line.strip().split("\\s+"))
        .filter(columns -> columns.length > 9 && columns[3].equals(LISTENING))
        .filter(columns -> columns[1].endsWith(String.format(":%04X", port)))
        .forEach(columns -> sockets.add("socket:[" + columns[9] + "]"));
    return ProcessHandle.allProcesses()
        .map(ProcessHandle::pid)
        .filter(pid -> holdsAny(pid, sockets))
        .findFirst();
  }

  private static boolean holdsAny(long pid, Set<String> sockets) {
    Path files = Path.of("/proc", Long.toString(pid), "fd");
    try (DirectoryStream<Path> open = Files.newDirectoryStream(files)) {
      for (Path file : open) {
        if (sockets.contains(Files.readSymbolicLink(file).toString())) {
          return true;
        }
      }
      return false;
    } catch (IOException | DirectoryIteratorException e) {
      // Another user's process, or one that has just ended: it cannot be told.
      return false;
    }
  }

  private static Optional<Long> byLsof(int port) {
    if (!Command.run("sh", "-c", "command -v lsof").succeeded()) {
      return Optional.empty();
    }
    return Command.run("lsof", "-nP", "-t", "-iTCP:" + port, "-sTCP:LISTEN")
        .output()
        .lines()
        .filter(line -> line.matches("\\d{1,18}"))
        .map(Long::valueOf)
        .findFirst();
  }

  private static String commandOf(long pid) {
    return ProcessHandle.of(pid)
        .map(ProcessHandle::info)
        .flatMap(info -> info.commandLine().or(info::command))
        .map(
            text -> text.length() > COMMAND_LENGTH ? text.substring(0, COMMAND_LENGTH) + "…" : text)
        .orElse("command not shown by the system");
  }

  private static Stream<String> lines(Path table) {
    try {
      return Files.readAllLines(table).stream();
    } catch (IOException e) {
      // A machine without IPv6 has no tcp6.
      return List.<String>of().stream();
    }
  }
}
