package io.tenantry.controlplane.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.operation.PermanentFailureException;
import io.tenantry.controlplane.provisioning.ProvisioningBench;
import io.tenantry.controlplane.release.Packages;
import io.tenantry.controlplane.release.ReleaseBench;
import io.tenantry.controlplane.server.ServerBench;
import io.tenantry.controlplane.testsupport.StepScene;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ObjectRevisionsTest {

  private ReleaseBench bench;
  private ObjectRevisions revisions;
  private TrialStep trial;
  private AppendStep append;

  @BeforeEach
  void twoReleasesWithOneReport() throws Exception {
    bench = new ReleaseBench(new ServerBench().register());
    for (int release = 1; release <= 2; release++) {
      bench.publish(
          Packages.reporting(release)
              .file("reports/list.yaml", "title: List\ndataset: select number from customer\n"));
    }
    revisions = ObjectBench.revisions(bench.server);
    trial =
        new TrialStep(ObjectBench.trial(bench.server, ProvisioningBench.sessions(bench.server)));
    append = new AppendStep(revisions);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void revisionReachesAllOfItsReleasesUnderOneVersionOnce() throws Exception {
    try (StepScene scene = revising("select number, name from customer", 1, 2)) {
      // when
      scene.run(trial, append, append);
    }
    // then
    assertThat(history(1)).extracting(ObjectRevision::revision).containsExactly(2, 1);
    assertThat(history(2)).extracting(ObjectRevision::revision).containsExactly(2, 1);
    assertThat(history(1).get(0).version()).isEqualTo(history(2).get(0).version());
    assertThat(revisions.inForce(ObjectKind.REPORT, 1))
        .extracting(one -> one.content().path("dataset").asText())
        .containsExactly("select number, name from customer");
  }

  @Test
  void releaseThatIsNotNamedKeepsWhatItHas() throws Exception {
    try (StepScene scene = revising("select name from customer", 1)) {
      scene.run(trial, append);
    }
    assertThat(history(2)).extracting(ObjectRevision::revision).containsExactly(1);
  }

  @Test
  void whatDoesNotRunOnOneOfTheReleasesReachesNone() throws Exception {
    try (StepScene scene = revising("select fax from customer", 1, 2)) {
      assertThatThrownBy(() -> scene.run(trial, append))
          .isInstanceOf(PermanentFailureException.class)
          .hasMessageContaining("fax");
    }
    assertThat(history(1)).hasSize(1);
  }

  @Test
  void revisionNeverChanges() {
    for (String attempt :
        List.of(
            "update application.object_revision set content = '{}'",
            "delete from application.object_revision",
            "truncate application.object_revision")) {
      assertThatThrownBy(() -> bench.server.jdbi.useHandle(handle -> handle.execute(attempt)))
          .as(attempt)
          .hasMessageContaining("append-only");
    }
  }

  @Test
  void objectThatIsNotThereIsUnknown() {
    assertThatThrownBy(() -> revisions.history(ObjectKind.REPORT, "gone", 1))
        .isInstanceOf(ProblemException.class);
  }

  private StepScene revising(String dataset, Integer... releases) {
    JsonNode content =
        JsonNodeFactory.instance.objectNode().put("title", "List").put("dataset", dataset);
    Revising revising =
        new Revising(
            ObjectReader.read(ObjectKind.REPORT, "list", content, "content"), List.of(releases));
    return StepScene.with(revising.params(bench.server.json).put(AppendStep.PUBLISHED_BY, "admin"));
  }

  private List<ObjectRevision> history(int release) {
    return revisions.history(ObjectKind.REPORT, "list", release);
  }
}
