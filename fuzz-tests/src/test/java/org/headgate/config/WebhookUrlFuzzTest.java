package org.headgate.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.headgate.fuzzing.ParserFuzz;

class WebhookUrlFuzzTest extends ParserFuzz {
  @Override
  protected void read(String text) throws Exception {
    Optional<WebhookUrl> read =
        parsed(IllegalArgumentException.class, () -> WebhookUrl.parse(text));
    if (read.isPresent()) {
      WebhookUrl url = read.get();
      String host = url.host().indexOf(':') < 0 ? url.host() : "[" + url.host() + "]";
      String printed = url.scheme() + "://" + host + ":" + url.port() + url.target();
      assertThat(WebhookUrl.parse(printed)).isEqualTo(url);
      assertThat(new URI(printed).getRawAuthority()).isEqualTo(host + ":" + url.port());
    }
    parsed(IllegalArgumentException.class, () -> WebhookUrl.parseStored(text));
  }
}
