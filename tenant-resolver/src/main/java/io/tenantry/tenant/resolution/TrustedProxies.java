package io.tenantry.tenant.resolution;

import io.vertx.core.net.SocketAddress;
import jakarta.inject.Singleton;
import java.util.List;

/** The proxies whose headers count, by the address the connection comes from. */
@Singleton
class TrustedProxies {

  private final List<AddressRange> ranges;

  TrustedProxies(ResolutionConfig config) {
    this.ranges =
        config.trustedProxies().orElse(List.of()).stream().map(AddressRange::parse).toList();
  }

  boolean trusts(SocketAddress remote) {
    if (ranges.isEmpty() || remote == null || remote.hostAddress() == null) {
      return false;
    }
    byte[] address = AddressRange.bytes(remote.hostAddress());
    return ranges.stream().anyMatch(range -> range.contains(address));
  }
}
