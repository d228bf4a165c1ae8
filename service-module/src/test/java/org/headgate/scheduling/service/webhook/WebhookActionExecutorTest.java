package org.headgate.scheduling.service.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.common.identity.UserId;
import org.headgate.common.service.KeyRing;
import org.headgate.scheduling.api.WebhookAction;
import org.headgate.scheduling.service.WebhookSecret;
import org.headgate.scheduling.service.dispatch.ActionRequest;
import org.headgate.scheduling.service.dispatch.ActionResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A schedule's webhook is sent signed or not at all. */
class WebhookActionExecutorTest {

  private final KeyRing keys = new KeyRing(new byte[32]);
  private final KeyRing formerKeys =
      new KeyRing("the key that was lost meanwhile, alas".getBytes(StandardCharsets.UTF_8));
  private final UUID scheduleId = UUID.randomUUID();
  private final WebhookSecret secret = WebhookSecret.generate();
  private final List<WebhookMessage> sent = new ArrayList<>();
  private final WebhookActionExecutor executor = new WebhookActionExecutor();

  @BeforeEach
  void record() {
    executor.keys = keys;
    executor.sender =
        new WebhookSender() {
          @Override
          ActionResult send(WebhookMessage message, AddressLimit limit) {
            sent.add(message);
            return ActionResult.done();
          }
        };
  }

  @Test
  void eachReadableSecretSigns() {
    assertThat(send(secret.sealed(keys, scheduleId)).kind()).isEqualTo(ActionResult.Kind.DONE);

    assertThat(sent).singleElement().satisfies(this::assertSignedByTheSecret);
  }

  @Test
  void secretOfAFormerKeySignsNothing() {
    byte[] former = WebhookSecret.generate().sealed(formerKeys, scheduleId);

    assertThat(send(former, secret.sealed(keys, scheduleId)).kind())
        .isEqualTo(ActionResult.Kind.DONE);

    assertThat(sent).singleElement().satisfies(this::assertSignedByTheSecret);
  }

  @Test
  void webhookWithoutAReadableSecretWaits() {
    ActionResult result = send(secret.sealed(formerKeys, scheduleId));

    assertThat(result.kind()).isEqualTo(ActionResult.Kind.DEFERRED);
    assertThat(result.error())
        .hasValue("deferred: the secret of this webhook cannot be read; add a new one");
    assertThat(result.pause()).hasValue(Duration.ofMinutes(5));
    assertThat(sent).isEmpty();
  }

  private void assertSignedByTheSecret(WebhookMessage message) {
    assertThat(message.secrets()).extracting(WebhookSecret::text).containsExactly(secret.text());
  }

  private ActionResult send(byte[]... sealedSecrets) {
    Instant now = Instant.parse("2027-03-01T09:00:00Z");
    return executor.send(
        new ActionRequest(
            UUID.randomUUID(),
            scheduleId,
            Optional.of(new UserId(UUID.randomUUID())),
            now,
            1,
            new WebhookAction("https://example.org/hook", Optional.empty(), Optional.empty()),
            List.of(sealedSecrets),
            now));
  }
}
