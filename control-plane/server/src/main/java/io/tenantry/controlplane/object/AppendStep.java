package io.tenantry.controlplane.object;

import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.StepContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/**
 * Appends the revision to all of its releases in one transaction. From here on it is in force, so
 * nothing after this step may fail the operation.
 */
@Singleton
class AppendStep implements OperationStep {

  static final String PUBLISHED_BY = "publishedBy";

  private final ObjectRevisions revisions;

  AppendStep(ObjectRevisions revisions) {
    this.revisions = revisions;
  }

  @Override
  public String name() {
    return "append";
  }

  @Override
  public void run(StepContext context) {
    Revising revising = Revising.of(context.params());
    String publishedBy = context.params().path(PUBLISHED_BY).textValue();
    context.whileCurrent(
        () ->
            revisions.append(
                revising.object(), revising.releases(), publishedBy, context.operationId()));
    List<Map<String, Integer>> appended =
        revisions.ofOperation(context.operationId()).stream()
            .map(one -> Map.of("release", one.release(), "revision", one.revision()))
            .toList();
    context.result("version", revisions.versionOf(context.operationId()));
    context.result("revisions", appended);
  }
}
