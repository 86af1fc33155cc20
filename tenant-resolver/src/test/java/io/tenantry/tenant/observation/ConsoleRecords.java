package io.tenantry.tenant.observation;

import io.quarkus.bootstrap.logging.InitialConfigurator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;

/** What the console is given, with the context it would write; stands where the console does. */
public final class ConsoleRecords extends ExtHandler implements AutoCloseable {

  private final Queue<Line> lines = new ConcurrentLinkedQueue<>();

  /** A record; the ids are null where its context has none. */
  public record Line(String message, String tenant, String request) {}

  public ConsoleRecords() {
    InitialConfigurator.DELAYED_HANDLER.addHandler(this);
  }

  @Override
  protected void doPublish(ExtLogRecord record) {
    lines.add(
        new Line(
            record.getFormattedMessage(),
            record.getMdc(LogKeys.TENANT),
            record.getMdc(LogKeys.REQUEST)));
  }

  /** Those whose message contains the part, in their order. */
  public List<Line> containing(String part) {
    return lines.stream().filter(line -> line.message().contains(part)).toList();
  }

  @Override
  public void close() {
    InitialConfigurator.DELAYED_HANDLER.removeHandler(this);
  }
}
