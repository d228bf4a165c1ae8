package org.headgate.scheduling.service.webhook;

import inet.ipaddr.IPAddress;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.List;
import org.headgate.config.CidrRange;

/**
 * The receiver whose concurrent requests are counted together: an IPv4 address, or the /64 network
 * of an IPv6 address.
 */
final class DeliveryTarget {

  private static final int NETWORK_BITS = 64;

  private DeliveryTarget() {}

  /** The distinct names of the addresses. */
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
