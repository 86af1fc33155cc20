package io.tenantry.controlplane.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OperationQueueTest {

  private static Jdbi jdbi;
  private final UUID subject = UUID.randomUUID();
  private ToyEngine engine;
  private OperationQueue queue;

  @BeforeAll
  static void createDatabase() {
    jdbi = ToyEngine.database();
  }

  @BeforeEach
  void startEngine() {
    engine = new ToyEngine(jdbi, ToyPlan.ofSteps("one"));
    queue = new OperationQueue(jdbi, new ObjectMapper(), List.of());
  }

  @Test
  void queuedOperationsBeginInTheOrderOfTheirRequests() throws Exception {
    // given
    UUID first = engine.accept(Optional.of(subject));
    UUID second = engine.queue(Optional.of(subject));
    UUID third = engine.queue(Optional.of(subject));

    // when, then
    assertThat(queue.admitNext(subject)).as("one runs").isEmpty();
    engine.run(first);
    assertThat(engine.freed).containsExactly(subject);
    assertThat(queue.admitNext(subject)).contains(second);
    assertThat(queue.admitNext(subject)).as("one runs").isEmpty();
    engine.run(second);
    assertThat(queue.admitNext(subject)).contains(third);
    engine.run(third);
    assertThat(queue.admitNext(subject)).isEmpty();
  }

  @Test
  void operationThatWaitsIsShownAsPendingAboutItsSubject() {
    // given
    engine.accept(Optional.of(subject));
    UUID waiting = engine.queue(Optional.of(subject));

    // then
    Operation operation = engine.read(waiting);
    assertThat(operation.status()).isEqualTo(Operation.Status.PENDING);
    assertThat(operation.subject()).contains(subject);
    assertThat(
            engine.records.list(
                new OperationFilter(
                    Optional.of(subject),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    10)))
        .extracting(Operation::id)
        .contains(waiting);
  }

  @Test
  void operationBeginsWithTheParametersOfThatMoment() throws Exception {
    // given
    BeginningLater painting =
        (type, about, params) ->
            Optional.of(params.<ObjectNode>deepCopy().put("colour", "red").put("type", type));
    UUID first = engine.accept(Optional.of(subject));
    UUID second = engine.queue(Optional.of(subject));
    engine.run(first);

    // when
    new OperationQueue(jdbi, new ObjectMapper(), List.of(painting)).admitNext(subject);

    // then
    assertThat(engine.read(second).params().get("colour").asText()).isEqualTo("red");
    assertThat(engine.read(second).params().get("type").asText()).isEqualTo("toy");
    assertThat(engine.read(first).params().get("colour").asText()).isEqualTo("blue");
  }

  @Test
  void subjectLeftBehindByADeadProcessIsFound() throws Exception {
    // given
    UUID first = engine.accept(Optional.of(subject));
    engine.queue(Optional.of(subject));
    assertThat(queue.waiting()).doesNotContain(subject);

    // when: it ends, and nobody lets the next one go
    engine.run(first);

    // then
    assertThat(queue.waiting()).contains(subject);
  }

  @Test
  void operationThatMayWaitBeginsAtOnceWhenNothingRuns() {
    UUID only = engine.queue(Optional.of(subject));
    assertThat(queue.waiting()).doesNotContain(subject);
    boolean waits =
        jdbi.withHandle(
            h ->
                h.createQuery("select queued_for is not null from catalog.operation where id = ?")
                    .bind(0, only)
                    .mapTo(Boolean.class)
                    .one());
    assertThat(waits).isFalse();
  }
}
