package org.headgate.ratelimit.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7,192.0.2.0/24",
    "192.0.2.255:4711,192.0.2.0/24",
    "2001:db8:1:2ff:3::4,2001:db8:1:200:0:0:0:0/56",
    "[2001:db8:1:2ff::4]:4711,2001:db8:1:200:0:0:0:0/56",
    "::ffff:192.0.2.7,192.0.2.0/24",
    "::1,0:0:0:0:0:0:0:0/56"
  })
  void addressIsCountedByItsNetwork(String address, String network) {
    assertThat(ClientAddress.parse(address).orElseThrow().network()).hasToString(network);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "unknown",
        "_hidden",
        "example.org",
        "192.0.2.0/24",
        "192.0.2",
        "1.2.3.4.5",
        "[::1"
      })
  void invalidAddressesAreRefused(String text) {
    assertThat(ClientAddress.parse(text)).isEmpty();
  }
}
