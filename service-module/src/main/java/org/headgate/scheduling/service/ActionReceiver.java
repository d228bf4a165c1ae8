package org.headgate.scheduling.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Optional;
import org.headgate.common.json.JsonMappers;
import org.headgate.scheduling.api.Action;
import org.headgate.scheduling.api.WebhookAction;

/**
 * The receiver of an action: the URL of a webhook, whatever its payload. What a receiver asks for
 * holds as long as a schedule has this receiver. Other actions have the same receiver only if they
 * are equal.
 */
public final class ActionReceiver {

  private ActionReceiver() {}

  /** Whether two actions, each a stored JSON object, have the same receiver. */
  public static boolean isSame(String action, String other) {
    return action.equals(other) || url(action).filter(url -> isOf(other, url)).isPresent();
  }

  private static boolean isOf(String action, String url) {
    return url(action).filter(url::equals).isPresent();
  }

  private static Optional<String> url(String action) {
    try {
      return JsonMappers.lenient().readValue(action, Action.class) instanceof WebhookAction webhook
          ? Optional.ofNullable(webhook.url())
          : Optional.empty();
    } catch (JsonProcessingException e) {
      // An action of another version is known by its text alone.
      return Optional.empty();
    }
  }
}
