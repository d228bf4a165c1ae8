package org.headgate.network;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * The addresses that are counted as one where a limit holds for a network: a /24 of IPv4, a /56 of
 * IPv6, which is what providers hand to one customer (RFC 6177).
 *
 * @param first the network's first address
 * @param prefixLength 24 or 56
 */
public record ClientNetwork(InetAddress first, int prefixLength) {

  private static final int IPV4_PREFIX = 24;
  private static final int IPV6_PREFIX = 56;
  private static final int IPV4_BYTES = 4;

  static ClientNetwork of(InetAddress address) {
    byte[] bytes = address.getAddress();
    int prefix = bytes.length == IPV4_BYTES ? IPV4_PREFIX : IPV6_PREFIX;
    for (int i = prefix / Byte.SIZE; i < bytes.length; i++) {
      bytes[i] = 0;
    }
    try {
      return new ClientNetwork(InetAddress.getByAddress(bytes), prefix);
    } catch (UnknownHostException wrongLength) {
      throw new IllegalStateException("an address has 4 or 16 bytes", wrongLength);
    }
  }

  @Override
  public String toString() {
    return first.getHostAddress() + "/" + prefixLength;
  }
}
