package org.headgate.scheduling.service.webhook;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.headgate.config.CidrRange;

/**
 * Decides which addresses a webhook may reach: those of the public internet (IANA's special-purpose
 * registries, RFC 6890). An address with an embedded IPv4 address must be permitted for that one
 * too.
 */
final class WebhookAddressPolicy {

  private static final List<Range> REFUSED =
      List.of(
          new Range("0.0.0.0/8", "this host"),
          new Range("10.0.0.0/8", "a private address"),
          new Range("100.64.0.0/10", "an address behind a carrier's NAT"),
          new Range("127.0.0.0/8", "a loopback address"),
          new Range("169.254.0.0/16", "a link-local address"),
          new Range("172.16.0.0/12", "a private address"),
          new Range("192.0.0.0/24", "a reserved address"),
          new Range("192.0.2.0/24", "a reserved address"),
          new Range("192.88.99.0/24", "a reserved address"),
          new Range("192.168.0.0/16", "a private address"),
          new Range("198.18.0.0/15", "a reserved address"),
          new Range("198.51.100.0/24", "a reserved address"),
          new Range("203.0.113.0/24", "a reserved address"),
          new Range("224.0.0.0/4", "a multicast address"),
          new Range("240.0.0.0/4", "a reserved address"),
          new Range("::/128", "this host"),
          new Range("::1/128", "a loopback address"),
          new Range("::ffff:0:0:0/96", "a reserved address"),
          new Range("64:ff9b:1::/48", "a private address"),
          new Range("100::/64", "a reserved address"),
          new Range("100:0:0:1::/64", "a reserved address"),
          new Range("2001::/23", "a reserved address"),
          new Range("2001:db8::/32", "a reserved address"),
          new Range("3fff::/20", "a reserved address"),
          new Range("5f00::/16", "a reserved address"),
          new Range("fc00::/7", "a unique-local address"),
          new Range("fe80::/10", "a link-local address"),
          new Range("fec0::/10", "a private address"),
          new Range("ff00::/8", "a multicast address"));

  /** The position of the IPv4 address in IPv6 addresses of such a range. */
  private static final List<Embedding> EMBEDDINGS =
      List.of(
          new Embedding(CidrRange.parse("::/96"), 12),
          new Embedding(CidrRange.parse("64:ff9b::/96"), 12),
          new Embedding(CidrRange.parse("2002::/16"), 2));

  private final boolean privateAllowed;

  /**
   * @param privateAllowed whether every address is permitted ({@code WEBHOOK_ALLOW_PRIVATE})
   */
  WebhookAddressPolicy(boolean privateAllowed) {
    this.privateAllowed = privateAllowed;
  }

  /** Why an address is forbidden; empty when it is not. */
  Optional<String> findViolation(InetAddress address) {
    if (privateAllowed) {
      return Optional.empty();
    }
    return REFUSED.stream()
        .filter(refused -> refused.range().contains(address))
        .map(Range::name)
        .findFirst()
        .or(() -> objectionToEmbedded(address));
  }

  private Optional<String> objectionToEmbedded(InetAddress address) {
    return EMBEDDINGS.stream()
        .filter(embedding -> embedding.range().contains(address))
        .flatMap(embedding -> findViolation(embedding.embedded(address)).stream())
        .findFirst();
  }

  private record Range(CidrRange range, String name) {

    Range(String range, String name) {
      this(CidrRange.parse(range), name);
    }
  }

  private record Embedding(CidrRange range, int from) {

    InetAddress embedded(InetAddress address) {
      return CidrRange.address(address).toIPv6().getEmbeddedIPv4Address(from).toInetAddress();
    }
  }
}
