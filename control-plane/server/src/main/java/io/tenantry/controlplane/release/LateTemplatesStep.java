package io.tenantry.controlplane.release;

import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.StepContext;
import io.tenantry.controlplane.operation.StepPolicy;
import jakarta.inject.Singleton;

/**
 * Prepares the release on servers that became active while it was being published; its counterpart
 * for servers is their last step of registration. The release stays published without: where there
 * is no template, scripts make the same schema.
 */
@Singleton
class LateTemplatesStep implements OperationStep {

  private final TemplatesStep templates;

  LateTemplatesStep(TemplatesStep templates) {
    this.templates = templates;
  }

  @Override
  public String name() {
    return "late-templates";
  }

  @Override
  public StepPolicy policy() {
    return StepPolicy.retry(5).thenContinue();
  }

  @Override
  public void run(StepContext context) throws Exception {
    templates.run(context);
  }
}
