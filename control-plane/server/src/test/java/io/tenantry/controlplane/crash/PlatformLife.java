package io.tenantry.controlplane.crash;

import io.tenantry.controlplane.testsupport.ControlPlane;
import java.util.List;

/** What belongs to no single tenant changes: a plan, a flag, a report. */
final class PlatformLife implements Life {

  private final String name = ControlPlane.freshId();
  private final String plan = "/api/v1/plans/" + name;
  private final String flag = "/api/v1/flags/" + name;
  private final String report = "/api/v1/application/reports/" + name;

  @Override
  public List<Deed> deeds() {
    return List.of(
        Deed.of(
                "change-plan",
                () -> Requests.patch(plan, "{\"limits\": {\"requestsPerSecond\": 50}}"))
            .given(this::createPlan),
        Deed.of(
            "change-flag", () -> Requests.put(flag, "{\"description\": \"Posts as you type\"}")),
        Deed.of("change-flag", () -> Requests.delete(flag)),
        Deed.of("revise-object", () -> Requests.put(report, report("number"))),
        Deed.of("revise-object", () -> Requests.put(report, report("name"))));
  }

  private void createPlan() {
    Requests.made(
        "/api/v1/plans",
        "{\"name\": \"%s\", \"limits\": {\"requestsPerSecond\": 20}}".formatted(name));
  }

  private static String report(String column) {
    return """
    {"appliesTo": [1], "content": {"title": "List", "dataset": "select %s from customer"}}
    """
        .formatted(column);
  }
}
