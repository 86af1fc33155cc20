package io.tenantry.controlplane.object;

import io.quarkus.qute.Engine;
import io.quarkus.qute.TemplateException;

/** Whether a text is a Qute template. Knows no values: what they are is shown by a run. */
final class LayoutSyntax {

  private static final int LONGEST = 100_000;

  private LayoutSyntax() {}

  static void check(String layout, Faults faults) {
    if (layout.length() > LONGEST) {
      faults.add("layout", "must have at most " + LONGEST + " characters");
      return;
    }
    try {
      Engine.builder().addDefaultSectionHelpers().build().parse(layout);
    } catch (TemplateException e) {
      faults.add("layout", "is not a Qute template: " + e.getMessage());
    }
  }
}
