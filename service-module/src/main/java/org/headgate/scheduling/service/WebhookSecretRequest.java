package org.headgate.scheduling.service;

import java.util.Optional;
import org.headgate.scheduling.api.WebhookAction;

/** Whether a request brings a secret for its webhook, or wants a new one. */
final class WebhookSecretRequest {

  private WebhookSecretRequest() {}

  /**
   * The given secret, or a generated one where none was given; empty when the present one stays, or
   * there is no webhook.
   *
   * @param present the present one, encrypted
   */
  static Optional<WebhookSecret> of(
      ScheduleDefinition scheduleDefinition, Optional<byte[]> present) {
    if (!scheduleDefinition.isWebhook()) {
      return Optional.empty();
    }
    Optional<String> requested = scheduleDefinition.requestedSecret();
    if (requested.filter(WebhookAction.HIDDEN::equals).isPresent() && present.isPresent()) {
      return Optional.empty();
    }
    return requested
        .filter(text -> !text.equals(WebhookAction.HIDDEN))
        .map(WebhookSecret::of)
        .or(() -> Optional.of(WebhookSecret.generate()));
  }
}
