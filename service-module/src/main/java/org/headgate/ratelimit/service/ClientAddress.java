package org.headgate.ratelimit.service;

import inet.ipaddr.IPAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.Optional;
import org.headgate.config.CidrRange;

/**
 * The address a request comes from: the peer of the connection, or what a trusted proxy reports. An
 * IPv4 address written as an IPv6 one (RFC 4291, 2.5.5.2) counts as the IPv4 address.
 */
public record ClientAddress(InetAddress value) {

  public ClientAddress {
    value = withoutScope(value);
  }

  /**
   * Parses what proxies write: an address, {@code 192.0.2.1:4711} or {@code [2001:db8::1]:4711}.
   *
   * @return empty when it is none of them; names are never resolved
   */
  public static Optional<ClientAddress> parse(String text) {
    String bare = withoutPort(text.strip());
    if (bare.indexOf('/') >= 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(new ClientAddress(CidrRange.parse(bare).block().toInetAddress()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The network that a single household, office or attacker usually has. */
  public ClientNetwork network() {
    return ClientNetwork.of(value);
  }

  @Override
  public String toString() {
    return value.getHostAddress();
  }

  private static String withoutPort(String text) {
    if (text.startsWith("[")) {
      int end = text.indexOf(']');
      return end < 0 ? text : text.substring(1, end);
    }
    int colon = text.indexOf(':');
    return colon >= 0 && colon == text.lastIndexOf(':') ? text.substring(0, colon) : text;
  }

  private static InetAddress withoutScope(InetAddress address) {
    try {
      return InetAddress.getByAddress(Objects.requireNonNull(address, "address").getAddress());
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address has 4 or 16 bytes", e);
    }
  }

  /**
   * Addresses that are counted as one where a limit applies to networks: a /24 of IPv4, a /56 of
   * IPv6, which providers assign to one customer (RFC 6177).
   *
   * @param first the network's first address
   * @param prefixLength 24 or 56
   */
  public record ClientNetwork(InetAddress first, int prefixLength) {

    private static final int IPV4_PREFIX = 24;
    private static final int IPV6_PREFIX = 56;

    static ClientNetwork of(InetAddress address) {
      IPAddress client = CidrRange.address(address);
      int prefix = client.isIPv4() ? IPV4_PREFIX : IPV6_PREFIX;
      return new ClientNetwork(client.toPrefixBlock(prefix).getLower().toInetAddress(), prefix);
    }

    @Override
    public String toString() {
      return first.getHostAddress() + "/" + prefixLength;
    }
  }
}
