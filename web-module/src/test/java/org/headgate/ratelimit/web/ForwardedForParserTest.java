package org.headgate.ratelimit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.headgate.config.CidrRange;
import org.headgate.config.settings.NetworkSettings;
import org.headgate.ratelimit.service.ClientAddress;
import org.junit.jupiter.api.Test;

class ForwardedForParserTest {

  private final ForwardedForParser header =
      new ForwardedForParser(
          new NetworkSettings(List.of(CidrRange.parse("10.0.0.0/8")), 60, 300, false));

  @Test
  void headersOfUntrustedPeersAreIgnored() {
    assertThat(client("192.0.2.1", "198.51.100.7")).isEqualTo("192.0.2.1");
  }

  @Test
  void clientIsReadFromTrustedProxy() {
    assertThat(client("10.1.1.1", "198.51.100.7")).isEqualTo("198.51.100.7");
  }

  @Test
  void entriesWrittenByTheClientAreIgnored() {
    assertThat(client("10.1.1.1", "203.0.113.9, 198.51.100.7, 10.2.2.2")).isEqualTo("198.51.100.7");
  }

  @Test
  void repeatedHeadersAreCombined() {
    assertThat(client("10.1.1.1", "203.0.113.9", "198.51.100.7,10.2.2.2"))
        .isEqualTo("198.51.100.7");
  }

  @Test
  void malformedEntryOfTrustedProxyYieldsTheProxy() {
    assertThat(client("10.1.1.1", "198.51.100.7, unknown")).isEqualTo("10.1.1.1");
    assertThat(client("10.1.1.1")).isEqualTo("10.1.1.1");
  }

  private String client(String peer, String... headers) {
    return header.client(ClientAddress.parse(peer).orElseThrow(), List.of(headers)).toString();
  }
}
