package io.tenantry.controlplane.probe;

import io.tenantry.controlplane.api.ProbeView;
import java.util.List;
import java.util.Locale;

/** Reports as callers see them. */
final class ProbeViews {

  private ProbeViews() {}

  static ProbeView view(String server, ProbeReport report) {
    return new ProbeView(
        server,
        report.at(),
        word(report.outcome()),
        report.tenant().orElse(null),
        report.attempts().stream()
            .map(one -> new ProbeView.Attempt(one.login(), one.database(), word(one.outcome())))
            .toList(),
        report.findings().stream()
            .map(one -> new ProbeView.Finding(one.code(), one.detail(), one.breach()))
            .toList());
  }

  /** Of a server that was not probed yet. */
  static ProbeView none(String server) {
    return new ProbeView(server, null, "never-probed", null, List.of(), List.of());
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
