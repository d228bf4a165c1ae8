package org.headgate.scheduling.service.webhook;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Who is meant by an address, where requests to one receiver are counted: the address itself, or
 * the network of 64 bits, since whoever has one address of IPv6 has all of those.
 */
final class DeliveryTarget {

  private static final int NETWORK_BYTES = 8;

  private DeliveryTarget() {}

  /** Each once. */
  static List<String> names(List<InetAddress> addresses) {
    return addresses.stream().map(DeliveryTarget::name).distinct().toList();
  }

  private static String name(InetAddress address) {
    byte[] bytes = address.getAddress();
    return HexFormat.of()
        .formatHex(address instanceof Inet6Address ? Arrays.copyOf(bytes, NETWORK_BYTES) : bytes);
  }
}
