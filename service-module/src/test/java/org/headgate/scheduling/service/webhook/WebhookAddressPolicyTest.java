package org.headgate.scheduling.service.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses a webhook may reach. */
class WebhookAddressPolicyTest {

  private final WebhookAddressPolicy rule = new WebhookAddressPolicy(false);

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, a loopback address",
    "127.255.3.4, a loopback address",
    "0.0.0.0, this host",
    "10.1.2.3, a private address",
    "172.31.255.255, a private address",
    "192.168.0.1, a private address",
    "169.254.169.254, a link-local address",
    "100.64.0.1, an address behind a carrier's NAT",
    "100.127.255.255, an address behind a carrier's NAT",
    "198.18.0.1, a reserved address",
    "224.0.0.1, a multicast address",
    "255.255.255.255, a reserved address",
    "::, this host",
    "::1, a loopback address",
    "fe80::1, a link-local address",
    "fd12:3456::1, a unique-local address",
    "ff02::1, a multicast address",
    "fec0::1, a private address",
    "::ffff:127.0.0.1, a loopback address",
    "::127.0.0.1, a loopback address",
    "64:ff9b::10.0.0.1, a private address",
    "2002:7f00:1::, a loopback address",
    "2001:0:1234::1, a reserved address",
    "100::1, a reserved address",
    "100:0:0:1::1, a reserved address"
  })
  void internalAddressesAreRefusedUnlessAllowed(String address, String objection)
      throws UnknownHostException {
    assertThat(rule.findViolation(InetAddress.getByName(address))).contains(objection);
    assertThat(new WebhookAddressPolicy(true).findViolation(InetAddress.getByName(address)))
        .isEmpty();
  }

  /** Java reads such a text as an IPv4 address, but keeps 16 bytes that a name server answers. */
  @Test
  void mappedAddressFromANameServerIsItsIpv4Address() throws UnknownHostException {
    assertThat(rule.findViolation(mapped(10))).contains("a private address");
    assertThat(rule.findViolation(mapped(127))).contains("a loopback address");
    assertThat(rule.findViolation(mapped(8))).isEmpty();
  }

  /** The address {@code ::ffff:first.0.0.1} in 16 bytes. */
  private static InetAddress mapped(int first) throws UnknownHostException {
    byte[] bytes = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, (byte) first, 0, 0, 1};
    return Inet6Address.getByAddress("hook.example", bytes, -1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.8.8.8",
        "172.32.0.1",
        "100.128.0.1",
        "169.253.1.1",
        "2606:4700::1111",
        "64:ff9b::808:808"
      })
  void publicAddressesAreAllowed(String address) throws UnknownHostException {
    assertThat(rule.findViolation(InetAddress.getByName(address))).isEmpty();
  }
}
