package org.headgate.scheduling.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.headgate.config.WebhookSecretText;
import org.headgate.fuzzing.ParserFuzz;

class WebhookSecretFuzzTest extends ParserFuzz {
  @Override
  protected void read(String text) throws Exception {
    if (WebhookSecretText.decode(text).isPresent()) {
      WebhookSecret secret = WebhookSecret.of(text);
      assertThat(WebhookSecret.of(secret.text()).key()).isEqualTo(secret.key());
    }
  }
}
