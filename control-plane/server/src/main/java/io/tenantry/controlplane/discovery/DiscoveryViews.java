package io.tenantry.controlplane.discovery;

import io.tenantry.controlplane.api.DiscoveryView;
import io.tenantry.controlplane.provisioning.Stamp;
import java.util.List;
import java.util.Locale;

/** What was found, as callers see it. */
final class DiscoveryViews {

  private DiscoveryViews() {}

  static DiscoveryView view(String server, List<Found> all) {
    return new DiscoveryView(server, all.stream().map(DiscoveryViews::view).toList());
  }

  private static DiscoveryView.Database view(Found found) {
    return new DiscoveryView.Database(
        found.database(),
        found.stamp().map(Stamp::tenant).orElse(null),
        found.stamp().map(Stamp::tenantId).orElse(null),
        found.stamp().map(Stamp::release).orElse(null),
        found.stamp().filter(Stamp::sandbox).map(stamp -> "sandbox").orElse(null),
        found.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        found.detail());
  }
}
