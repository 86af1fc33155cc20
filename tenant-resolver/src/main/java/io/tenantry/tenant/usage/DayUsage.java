package io.tenantry.tenant.usage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/** What one tenant used on one day, as far as it has not been told. Any thread adds. */
final class DayUsage {

  private static final long NANOS_PER_MILLI = 1_000_000;

  private final UUID tenant;
  private final LongAdder requests = new LongAdder();
  private final LongAdder errors = new LongAdder();
  private final LongAdder bytesIn = new LongAdder();
  private final LongAdder bytesOut = new LongAdder();
  private final LongAdder databaseNanos = new LongAdder();
  private final Set<String> known = ConcurrentHashMap.newKeySet();
  private final Queue<Long> untold = new ConcurrentLinkedQueue<>();
  private boolean resting;

  DayUsage(UUID tenant) {
    this.tenant = tenant;
  }

  void request(String user, boolean failed, long in, long out) {
    requests.increment();
    if (failed) {
      errors.increment();
    }
    bytesIn.add(in);
    bytesOut.add(out);
    if (known.add(user)) {
      untold.add(hash(user));
    }
  }

  void databaseTime(long nanos) {
    databaseNanos.add(nanos);
  }

  /** Moves what was counted into the row; empty when there is nothing to tell. */
  Optional<ObjectNode> drainInto(ObjectNode row) {
    long counted = requests.sumThenReset();
    long nanos = databaseNanos.sumThenReset();
    // What is less than a millisecond waits for the next batch.
    databaseNanos.add(nanos % NANOS_PER_MILLI);
    if (counted == 0 && nanos < NANOS_PER_MILLI) {
      return Optional.empty();
    }
    resting = false;
    row.put("requests", counted)
        .put("errors", errors.sumThenReset())
        .put("bytesIn", bytesIn.sumThenReset())
        .put("bytesOut", bytesOut.sumThenReset())
        .put("databaseMillis", nanos / NANOS_PER_MILLI);
    ArrayNode users = row.putArray("users");
    for (Long user = untold.poll(); user != null; user = untold.poll()) {
      users.add(user);
    }
    return Optional.of(row);
  }

  /** Whether there was nothing to tell the last time either; asked by whoever drains. */
  boolean restsAgain() {
    boolean before = resting;
    resting = true;
    return before;
  }

  private long hash(String user) {
    try {
      byte[] text = (tenant + "/" + user).getBytes(StandardCharsets.UTF_8);
      return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text)).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
