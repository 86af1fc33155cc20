package io.tenantry.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;

/** A TCP port of 127.0.0.1. */
public record LoopbackPort(int number) {

  public LoopbackPort {
    if (number < 1 || number > 65_535) {
      throw new IllegalArgumentException("A port is between 1 and 65535, not " + number);
    }
  }

  /** A port that nobody listened on a moment ago. */
  public static LoopbackPort free() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return new LoopbackPort(socket.getLocalPort());
    } catch (IOException e) {
      throw new UncheckedIOException("No free port", e);
    }
  }

  /**
   * Who sits on it: a sentence that names the port and, where the system tells, who holds it; empty
   * when it is free.
   *
   * @param purpose what the port is wanted for, as it should read in the sentence
   */
  public Optional<String> obstacle(String purpose) {
    if (!isTaken()) {
      return Optional.empty();
    }
    String holder = PortHolder.of(this).map(PortHolder::toString).orElse("another process");
    return Optional.of(
        "Port %d, wanted for %s, is taken by %s.".formatted(number, purpose, holder));
  }

  private boolean isTaken() {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress("127.0.0.1", number), 1);
      return false;
    } catch (IOException e) {
      return true;
    }
  }
}
