package org.headgate.scheduling.service.webhook;

import inet.ipaddr.IPAddress;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.List;
import org.headgate.config.CidrRange;

/**
 * Who is meant by an address, where requests to one receiver are counted: the address itself, or
 * the network of 64 bits, since whoever has one address of IPv6 has all of those.
 */
final class DeliveryTarget {

  private static final int NETWORK_BITS = 64;

  private DeliveryTarget() {}

  /** Each once. */
  static List<String> names(List<InetAddress> addresses) {
    return addresses.stream().map(DeliveryTarget::name).distinct().toList();
  }

  private static String name(InetAddress address) {
    IPAddress target = CidrRange.address(address);
    byte[] bytes =
        target.isIPv6() ? target.getNetworkSection(NETWORK_BITS).getBytes() : target.getBytes();
    return HexFormat.of().formatHex(bytes);
  }
}
