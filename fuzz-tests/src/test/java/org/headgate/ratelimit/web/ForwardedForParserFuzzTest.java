package org.headgate.ratelimit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.headgate.config.CidrRange;
import org.headgate.config.settings.NetworkSettings;
import org.headgate.fuzzing.ParserFuzz;
import org.headgate.ratelimit.service.ClientAddress;

/** X-Forwarded-For, one header a line, behind a proxy that is trusted. */
class ForwardedForParserFuzzTest extends ParserFuzz {
  private static final ClientAddress PEER = ClientAddress.parse("10.0.0.1").orElseThrow();
  private static final NetworkSettings TRUSTED =
      new NetworkSettings(List.of(CidrRange.parse("10.0.0.0/8")), 1, 1, false);
  private static final NetworkSettings UNTRUSTED = new NetworkSettings(List.of(), 1, 1, false);

  @Override
  protected void read(String text) throws Exception {
    ClientAddress client = new ForwardedForParser(TRUSTED).client(PEER, text.lines().toList());
    assertThat(client.value()).isNotNull();
    assertThat(new ForwardedForParser(UNTRUSTED).client(PEER, text.lines().toList()))
        .isEqualTo(PEER);
  }
}
