package io.tenantry.controlplane.operation;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tenantry.controlplane.testsupport.TestCluster;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/** The engine without container and without scheduler: a test decides who runs what, and when. */
final class ToyEngine {

  final Jdbi jdbi;
  final OperationRecords records;
  final OperationJournal journal;
  final EndedOperations ended = new EndedOperations();

  /** Subjects on which an operation has ended, in that order. */
  final List<UUID> freed = Collections.synchronizedList(new ArrayList<>());

  private final ObjectMapper json = new ObjectMapper();
  private final OperationPlans plans;

  ToyEngine(Jdbi jdbi, ToyPlan plan) {
    this.jdbi = jdbi;
    this.records = new OperationRecords(jdbi, json);
    this.journal = new OperationJournal(jdbi, json);
    this.plans = new OperationPlans(List.of(plan));
  }

  static Jdbi database() {
    return Jdbi.create(TestCluster.applicationDatabase()).installPlugin(new PostgresPlugin());
  }

  UUID accept() {
    return accept(Optional.empty());
  }

  UUID accept(Optional<UUID> subject) {
    return accept(operation(subject));
  }

  /** Accepts one that waits for its turn if it has to. */
  UUID queue(Optional<UUID> subject) {
    return accept(operation(subject).waitingItsTurn());
  }

  private UUID accept(NewOperation operation) {
    UUID id = UUID.randomUUID();
    records.insert(id, operation, plans.get("toy"));
    return id;
  }

  private NewOperation operation(Optional<UUID> subject) {
    return new NewOperation(
        "toy",
        subject,
        subject.map(any -> "cronus"),
        "somebody",
        Optional.of("because"),
        json.createObjectNode().put("colour", "blue"));
  }

  /** A process of its own: what another one knows or holds, it does not. */
  OperationRunner process() {
    return new OperationRunner(journal, plans, ended, new Stopping(), InstantSource.system());
  }

  Outcome run(UUID operation) throws Exception {
    return process().run(operation, freed::add);
  }

  Operation read(UUID operation) {
    return records.find(operation).orElseThrow();
  }
}
