package org.headgate.webhooks.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.headgate.common.service.KeyRing;
import org.headgate.scheduling.service.WebhookSecret;
import org.headgate.scheduling.service.dispatch.ActionResult;
import org.headgate.scheduling.service.webhook.WebhookMessage;
import org.headgate.scheduling.service.webhook.WebhookSender;
import org.headgate.webhooks.persistence.ClaimedDelivery;
import org.headgate.webhooks.persistence.DeliveryResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events for an endpoint whose secrets are those of a former SECRET_KEY. */
class UnsignedEventTest {

  private final KeyRing keys = new KeyRing(new byte[32]);
  private final KeyRing formerKeys =
      new KeyRing("the key that was lost meanwhile, alas".getBytes(StandardCharsets.UTF_8));
  private final UUID endpointId = UUID.randomUUID();
  private final WebhookSecret secret = WebhookSecret.generate();
  private final List<WebhookMessage> sent = new ArrayList<>();
  private final DeliveryStarter starter = new DeliveryStarter();

  @BeforeEach
  void record() {
    starter.keys = keys;
    starter.sender =
        new WebhookSender() {
          @Override
          public ActionResult send(WebhookMessage message) {
            sent.add(message);
            return ActionResult.done();
          }
        };
  }

  @Test
  void eventWaitsForANewSecretAndIsNotTriedEachMoment() {
    ActionResult answer = starter.send(delivery(secret.sealed(formerKeys, endpointId)));
    DeliveryResult result = DeliveryPolicy.evaluate(answer, 1, 0);

    assertThat(sent).isEmpty();
    assertThat(result.end()).isEqualTo(DeliveryResult.End.DEFERRED);
    assertThat(result.delay()).isEqualTo(Duration.ofMinutes(5));
    assertThat(result.endpointPause()).isZero();
  }

  @Test
  void newSecretSignsBesideAnUnreadableOne() {
    byte[] former = WebhookSecret.generate().sealed(formerKeys, endpointId);

    ActionResult answer = starter.send(delivery(former, secret.sealed(keys, endpointId)));

    assertThat(answer.kind()).isEqualTo(ActionResult.Kind.DONE);
    assertThat(sent)
        .singleElement()
        .satisfies(
            message ->
                assertThat(message.secrets())
                    .extracting(WebhookSecret::text)
                    .containsExactly(secret.text()));
  }

  private ClaimedDelivery delivery(byte[]... sealedSecrets) {
    return new ClaimedDelivery(
        endpointId,
        UUID.randomUUID(),
        1,
        1,
        0,
        "https://example.org/events",
        List.of(sealedSecrets),
        "{}",
        Instant.parse("2027-03-01T09:00:00Z"));
  }
}
