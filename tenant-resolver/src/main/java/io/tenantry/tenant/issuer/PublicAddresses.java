package io.tenantry.tenant.issuer;

import jakarta.inject.Singleton;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Tells addresses on the Internet from those inside a network, so that nobody can point this
 * instance at its neighbours (server-side request forgery).
 */
@Singleton
class PublicAddresses {

  private final boolean loopback;

  PublicAddresses(IssuerConfig config) {
    this.loopback = config.allowLoopback();
  }

  /** Whether the address may be asked; looks its host up, so it blocks. */
  boolean allow(URI address) {
    try {
      InetAddress[] all = InetAddress.getAllByName(address.getHost());
      if (loopback && Arrays.stream(all).allMatch(InetAddress::isLoopbackAddress)) {
        return true;
      }
      return "https".equals(address.getScheme())
          && Arrays.stream(all).allMatch(PublicAddresses::isPublic);
    } catch (UnknownHostException e) {
      return false;
    }
  }

  static boolean isPublic(InetAddress address) {
    boolean reserved =
        address.isAnyLocalAddress()
            || address.isLoopbackAddress()
            || address.isLinkLocalAddress()
            || address.isSiteLocalAddress()
            || address.isMulticastAddress();
    return !reserved
        && (address instanceof Inet4Address
            ? isPublic4(address.getAddress())
            : isPublic6((Inet6Address) address));
  }

  /** What RFC 6890 reserves beyond what the JDK knows. */
  private static boolean isPublic4(byte[] octets) {
    int first = octets[0] & 0xff;
    int second = octets[1] & 0xff;
    boolean shared = first == 100 && second >= 64 && second < 128;
    boolean protocols = first == 192 && second == 0;
    boolean benchmarks = first == 198 && (second == 18 || second == 19);
    return first != 0 && first < 240 && !shared && !protocols && !benchmarks;
  }

  /** Global unicast alone (2000::/3), without what embeds an IPv4 address (6to4, Teredo). */
  private static boolean isPublic6(Inet6Address address) {
    byte[] octets = address.getAddress();
    boolean globalUnicast = (octets[0] & 0xe0) == 0x20;
    boolean sixToFour = octets[0] == 0x20 && octets[1] == 0x02;
    boolean teredo = octets[0] == 0x20 && octets[1] == 0x01 && octets[2] == 0 && octets[3] == 0;
    return globalUnicast && !sixToFour && !teredo;
  }
}
