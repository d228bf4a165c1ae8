package org.headgate.ratelimit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.headgate.config.CidrRange;
import org.headgate.config.settings.NetworkSettings;
import org.headgate.pool.service.admission.RequestSource;
import org.headgate.pool.service.liberty.QueuedReads;
import org.junit.jupiter.api.Test;

/** Which requests take turns with each other. */
class ClientSourcesTest {

  private static final String PROXY = "10.1.1.1";

  private final Map<String, List<String>> headers = new HashMap<>();
  private final ClientSources sources =
      new ClientSources(
          new NetworkSettings(List.of(CidrRange.parse("10.0.0.0/8")), 60, 300, false),
          new QueuedReads());

  @Test
  void connectionsOfOneNetworkAreOneSource() {
    assertThat(source("192.0.2.1")).isEqualTo(source("192.0.2.77"));
    assertThat(source("192.0.2.1")).isNotEqualTo(source("198.51.100.1"));
    assertThat(source("2001:db8:1:2::1")).isEqualTo(source("2001:db8:1:2:3::9"));
  }

  @Test
  void clientsBehindATrustedProxyAreTheirOwnSources() {
    RequestSource ada = forwarded(PROXY, "192.0.2.1");

    assertThat(forwarded(PROXY, "198.51.100.1")).isNotEqualTo(ada);
    assertThat(forwarded(PROXY, "203.0.113.5, 192.0.2.9")).isEqualTo(ada);
  }

  @Test
  void clientCannotMakeSourcesByAHeader() {
    assertThat(forwarded("192.0.2.1", "198.51.100.1"))
        .isEqualTo(forwarded("192.0.2.1", "203.0.113.1"));
    assertThat(forwarded("192.0.2.1", "x".repeat(1000))).isEqualTo(forwarded("192.0.2.1", "y"));
  }

  @Test
  void networkHasAFewSourcesHoweverManyTokensItSends() {
    assertThat(
            IntStream.range(0, 1000)
                .mapToObj(i -> authorized("192.0.2.1", "Bearer " + i))
                .distinct())
        .hasSizeBetween(2, 8);
    assertThat(authorized("192.0.2.1", "Bearer x")).isEqualTo(authorized("192.0.2.2", "Bearer x"));
  }

  @Test
  void peerWithoutAnAddressIsASource() {
    assertThat(source("unknown")).isEqualTo(source("unknown"));
  }

  private RequestSource source(String peer) {
    return sources.of(peer, name -> headers.getOrDefault(name, List.of()));
  }

  private RequestSource forwarded(String peer, String header) {
    headers.put("X-Forwarded-For", List.of(header));
    return source(peer);
  }

  private RequestSource authorized(String peer, String header) {
    headers.put("Authorization", List.of(header));
    return source(peer);
  }
}
