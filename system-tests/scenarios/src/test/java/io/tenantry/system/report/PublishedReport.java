package io.tenantry.system.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.system.platform.Answer;
import io.tenantry.system.platform.Call;
import io.tenantry.system.platform.Platform;
import io.tenantry.system.platform.Session;
import io.tenantry.system.platform.Tenant;

/** A report of the newest release, published and corrected through the control plane. */
record PublishedReport(Platform platform, String name, int release) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** In force for every tenant of the release when this returns. */
  static PublishedReport of(Platform platform, String dataset) {
    try (Session catalog = platform.catalog().session()) {
      int release = (int) catalog.number("select max(number) from application.release");
      PublishedReport report =
          new PublishedReport(platform, platform.freshId("report").toLowerCase(), release);
      report.revise(dataset);
      return report;
    }
  }

  /** In force everywhere when this returns. */
  void revise(String dataset) {
    ObjectNode body = JSON.createObjectNode().put("reason", "corrected");
    body.putArray("appliesTo").add(release);
    body.putObject("content").put("title", "A report").put("dataset", dataset);
    change(Call.of("PUT", path("")).withBody("application/json", body.toString()));
  }

  /** As it was with an earlier revision; in force everywhere when this returns. */
  void rollBackTo(int revision) {
    change(
        Call.post(
            path("/rollback"), "{\"release\": %d, \"revision\": %d}".formatted(release, revision)));
  }

  /** The call by which a tenant's user runs it. */
  Call run(Tenant tenant, String format) {
    String company = tenant.customers("").replaceFirst("/customers$", "");
    return Call.get(company + "/reports/" + name + "?format=" + format);
  }

  private void change(Call call) {
    Answer answer = platform.controlPlane().send(call.withHeader("Prefer", "wait=60"));
    if (answer.status() != 200 || !answer.json().path("status").asText().equals("succeeded")) {
      throw new AssertionError("not published: " + answer);
    }
  }

  private String path(String below) {
    return "/api/v1/application/reports/" + name + below;
  }
}
