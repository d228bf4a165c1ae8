package org.headgate.scheduling.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.headgate.common.service.KeyRing;
import org.junit.jupiter.api.Test;

/** The stored secrets of a webhook after SECRET_KEY was replaced. */
class WebhookSecretTest {

  private final KeyRing former = keys("the key that was lost meanwhile, alas");
  private final KeyRing present = keys("the key that all nodes have by now");
  private final UUID id = UUID.randomUUID();
  private final WebhookSecret older = WebhookSecret.generate();
  private final WebhookSecret newer = WebhookSecret.generate();

  @Test
  void readableSecretsAreReadInTheirOrder() {
    assertThat(read(older.sealed(present, id), newer.sealed(present, id)))
        .containsExactly(older.text(), newer.text());
    assertThat(read()).isEmpty();
  }

  @Test
  void secretOfAFormerKeyIsLeftOutBesideANewOne() {
    assertThat(read(older.sealed(former, id), newer.sealed(present, id)))
        .containsExactly(newer.text());
    assertThat(read(older.sealed(present, id), newer.sealed(former, id)))
        .containsExactly(older.text());
  }

  /** Without any, a receiver would get requests that it cannot verify. */
  @Test
  void webhookWithoutAReadableSecretIsRefused() {
    byte[] ofFormerKey = older.sealed(former, id);
    byte[] ofAnotherWebhook = newer.sealed(present, UUID.randomUUID());

    assertThatThrownBy(() -> read(ofFormerKey))
        .isInstanceOf(KeyRing.UnreadableSecretException.class);
    assertThatThrownBy(() -> read(ofFormerKey, ofAnotherWebhook))
        .isInstanceOf(KeyRing.UnreadableSecretException.class);
  }

  private List<String> read(byte[]... sealed) {
    return WebhookSecret.readable(present, id, List.of(sealed)).stream()
        .map(WebhookSecret::text)
        .toList();
  }

  private static KeyRing keys(String secret) {
    return new KeyRing(secret.getBytes(StandardCharsets.UTF_8));
  }
}
