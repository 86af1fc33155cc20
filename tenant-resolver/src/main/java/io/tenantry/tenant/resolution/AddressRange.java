package io.tenantry.tenant.resolution;

import io.netty.util.NetUtil;
import java.util.Arrays;

/** A block of IP addresses, as in {@code 10.0.0.0/8}, {@code ::1/128} or a single address. */
final class AddressRange {

  private final byte[] network;
  private final int bits;

  private AddressRange(byte[] network, int bits) {
    this.network = network;
    this.bits = bits;
  }

  /**
   * Reads a block.
   *
   * @throws IllegalArgumentException naming the property, when the text is none
   */
  static AddressRange parse(String text) {
    String[] parts = text.trim().split("/", 2);
    byte[] network = bytes(parts[0]);
    int all = network.length * 8;
    int bits = parts.length == 1 ? all : prefix(parts[1]);
    if (network.length == 0 || bits < 0 || bits > all) {
      throw new IllegalArgumentException("tenantry.trusted-proxies is not a CIDR block: " + text);
    }
    return new AddressRange(network, bits);
  }

  private static int prefix(String text) {
    return text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : -1;
  }

  /** The address as bytes, an IPv4 address mapped into IPv6 as IPv4; empty when it is none. */
  static byte[] bytes(String address) {
    byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
    if (bytes == null) {
      return new byte[0];
    }
    return mapped(bytes) ? Arrays.copyOfRange(bytes, 12, 16) : bytes;
  }

  private static boolean mapped(byte[] bytes) {
    byte[] prefix = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};
    return bytes.length == 16 && Arrays.equals(bytes, 0, 12, prefix, 0, 12);
  }

  boolean contains(byte[] address) {
    if (address.length != network.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % 8);
      if ((address[bit / 8] & mask) != (network[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }
}
