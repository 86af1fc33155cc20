package io.tenantry.system.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * A server that answers prepared requests on several connections, which stay open between slices.
 */
final class Contender implements AutoCloseable {

  private final String name;
  private final List<byte[]> requests;
  private final List<KeepAliveConnection> connections = new ArrayList<>();
  private final ExecutorService threads;

  /**
   * @param requests sent in turn, each connection beginning at another one
   */
  Contender(String name, Line line, int connections, List<byte[]> requests) throws IOException {
    this.name = name;
    this.requests = requests;
    for (int i = 0; i < connections; i++) {
      this.connections.add(line.connect());
    }
    this.threads = Executors.newFixedThreadPool(connections);
  }

  String name() {
    return name;
  }

  /** Answers per second over a slice of time. */
  double slice(long nanos) throws Exception {
    long start = System.nanoTime();
    List<Callable<Long>> loops =
        IntStream.range(0, connections.size())
            .<Callable<Long>>mapToObj(i -> () -> loop(i, start + nanos))
            .toList();
    long answers = 0;
    for (Future<Long> each : threads.invokeAll(loops)) {
      answers += each.get();
    }
    return answers * 1e9 / (System.nanoTime() - start);
  }

  private long loop(int connection, long end) throws IOException {
    KeepAliveConnection wire = connections.get(connection);
    int next = connection * requests.size() / connections.size();
    long answers = 0;
    while (System.nanoTime() < end) {
      wire.exchange(requests.get(next++ % requests.size()));
      answers++;
    }
    return answers;
  }

  @Override
  public void close() throws IOException {
    threads.shutdownNow();
    for (KeepAliveConnection connection : connections) {
      connection.close();
    }
  }

  /** The way to a server. */
  @FunctionalInterface
  interface Line {

    KeepAliveConnection connect() throws IOException;
  }
}
