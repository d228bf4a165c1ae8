package org.headgate.config;

import inet.ipaddr.AddressStringException;
import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressNetwork.IPAddressGenerator;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import inet.ipaddr.PrefixLenException;
import java.net.InetAddress;
import java.util.regex.Pattern;

/**
 * An address or a CIDR block (RFC 4632, RFC 4291), such as the network of a load balancer. Host
 * names are refused, because they would be resolved. An IPv4-mapped IPv6 address (RFC 4291,
 * 2.5.5.2) is treated as its IPv4 address.
 *
 * @param block all addresses with the prefix; one address where there is none
 */
public record CidrRange(IPAddress block) {

  /** Four decimal octets, or IPv6: no ranges, zones, masks, octal or shortened numbers. */
  public static final IPAddressStringParameters LITERAL =
      new IPAddressStringParameters.Builder()
          .allowEmpty(false)
          .allowAll(false)
          .allowSingleSegment(false)
          .allowMask(false)
          .allowPrefixOnly(false)
          .allowWildcardedSeparator(false)
          .setRangeOptions(RangeParameters.NO_RANGE)
          .getIPv4AddressParametersBuilder()
          .allow_inet_aton(false)
          .allowLeadingZeros(false)
          .allowBinary(false)
          .getParentBuilder()
          .getIPv6AddressParametersBuilder()
          .allowZone(false)
          .allowBase85(false)
          .allowBinary(false)
          .getParentBuilder()
          .toParams();

  /** The library would truncate longer prefixes to 32 bits. */
  private static final Pattern FORM = Pattern.compile("[^/]{1,49}(?:/[0-9]{1,3})?");

  private static final IPAddressGenerator ADDRESSES = new IPAddressGenerator();

  /** Ignores bits beyond the prefix. */
  public CidrRange {
    block = block.toPrefixBlock();
  }

  /**
   * Reads {@code 10.0.0.0/8}, {@code 192.0.2.1}, {@code 2001:db8::/32} or {@code ::1}.
   *
   * @throws IllegalArgumentException if the text is none of them
   */
  public static CidrRange parse(String text) {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("not an address");
    }
    try {
      return new CidrRange(unmapped(new IPAddressString(text, LITERAL).toAddress()));
    } catch (AddressStringException | PrefixLenException e) {
      throw new IllegalArgumentException("not an address", e);
    }
  }

  /** Whether the address is in the block; one of the other family never is. */
  public boolean contains(InetAddress address) {
    return block.contains(address(address));
  }

  /**
   * The address without its scope. Java keeps an IPv4-mapped address that a name server answers in
   * 16 bytes.
   */
  public static IPAddress address(InetAddress address) {
    return unmapped(ADDRESSES.from(address.getAddress()));
  }

  private static IPAddress unmapped(IPAddress address) {
    if (!address.isIPv6() || !address.toIPv6().isIPv4Mapped()) {
      return address;
    }
    IPAddress embedded = address.toIPv6().getEmbeddedIPv4Address().withoutPrefixLength();
    return address.isPrefixed()
        ? embedded.setPrefixLength(address.getNetworkPrefixLength(), false)
        : embedded;
  }

  @Override
  public String toString() {
    int prefixLength = block.isPrefixed() ? block.getNetworkPrefixLength() : block.getBitCount();
    return block.getLower().toInetAddress().getHostAddress() + "/" + prefixLength;
  }
}
