package io.tenantry.controlplane.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.controlplane.testsupport.Mappings;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class OperationHousekeepingTest {

  private final Jdbi jdbi = ToyEngine.database();
  private final ToyEngine engine = new ToyEngine(jdbi, ToyPlan.ofSteps("one"));

  @Test
  void operationsAreKeptFor180DaysAfterTheirEnd() throws Exception {
    // given
    UUID old = ended("181 days");
    UUID young = ended("179 days");
    UUID neverEnded = engine.accept();
    age(neverEnded, "created_at", "500 days");

    // when
    new OperationHousekeeping(jdbi, Mappings.of(OperationConfig.class)).tidy();

    // then
    assertThat(engine.records.find(old)).isEmpty();
    assertThat(engine.records.find(young)).isPresent();
    assertThat(engine.records.find(neverEnded)).isPresent();
  }

  private UUID ended(String ago) throws Exception {
    UUID id = engine.accept();
    engine.run(id);
    age(id, "finished_at", ago);
    return id;
  }

  private void age(UUID operation, String column, String by) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "update catalog.operation set <column> = now() - cast(:by as interval)"
                        + " where id = :id")
                .define("column", column)
                .bind("by", by)
                .bind("id", operation)
                .execute());
  }
}
