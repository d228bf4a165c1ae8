package org.headgate.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * An address or a CIDR block (RFC 4632, RFC 4291), such as the network of a load balancer. Names
 * are refused: they would be resolved.
 *
 * @param network first address; bits beyond the prefix are not looked at
 * @param prefixLength bits that count, 0 to 32 or 128
 */
public record CidrRange(InetAddress network, int prefixLength) {
  private static final Pattern OCTETS =
      Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.|$)){4}");
  private static final Pattern GROUPS = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  /** Refuses a prefix longer than the address. */
  public CidrRange {
    if (prefixLength < 0 || prefixLength > network.getAddress().length * Byte.SIZE) {
      throw new IllegalArgumentException("the prefix does not fit the address");
    }
  }

  /**
   * Reads {@code 10.0.0.0/8}, {@code 192.0.2.1}, {@code 2001:db8::/32} or {@code ::1}.
   *
   * @throws IllegalArgumentException if the text is none of them
   */
  public static CidrRange parse(String text) {
    String[] parts = text.split("/", 2);
    InetAddress network = literal(parts[0]);
    int length =
        parts.length == 2 ? Integer.parseInt(parts[1]) : network.getAddress().length * Byte.SIZE;
    return new CidrRange(network, length);
  }

  /** Whether the address lies within; one of the other family never does. */
  public boolean contains(InetAddress address) {
    byte[] own = network.getAddress();
    byte[] other = address.getAddress();
    if (own.length != other.length) {
      return false;
    }
    for (int bit = 0; bit < prefixLength; bit++) {
      int mask = 0x80 >> (bit % Byte.SIZE);
      if (((own[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  private static InetAddress literal(String text) {
    if (!OCTETS.matcher(text).matches() && !GROUPS.matcher(text).matches()) {
      throw new IllegalArgumentException("not an address");
    }
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException malformed) {
      throw new IllegalArgumentException("not an address", malformed);
    }
  }

  @Override
  public String toString() {
    return network.getHostAddress() + "/" + prefixLength;
  }
}
