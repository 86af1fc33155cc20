package io.tenantry.controlplane.upgrade;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what became of each step in each company. Safe for use by several threads. */
final class Outcomes {

  private final Map<Company, Map<DataScript, StepOutcome>> byCompany = new LinkedHashMap<>();

  /** Begins anew: every step waits in every company. */
  synchronized void begin(List<Company> companies, List<DataScript> steps) {
    byCompany.clear();
    for (Company company : companies) {
      Map<DataScript, StepOutcome> waiting = new LinkedHashMap<>();
      steps.forEach(step -> waiting.put(step, StepOutcome.waiting(step)));
      byCompany.put(company, waiting);
    }
  }

  synchronized void record(Company company, DataScript step, String status, String message) {
    byCompany.get(company).put(step, new StepOutcome(step.title(), status, message));
  }

  synchronized List<CompanyOutcome> all() {
    return byCompany.entrySet().stream()
        .map(
            entry ->
                new CompanyOutcome(
                    entry.getKey().id(),
                    entry.getKey().name(),
                    List.copyOf(entry.getValue().values())))
        .toList();
  }
}
