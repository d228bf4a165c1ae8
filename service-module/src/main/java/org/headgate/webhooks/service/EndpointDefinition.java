package org.headgate.webhooks.service;

import java.util.List;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.common.text.SingleLineText;
import org.headgate.config.WebhookUrl;
import org.headgate.events.api.EventType;
import org.headgate.webhooks.api.WebhookEndpointRequest;

/**
 * An endpoint as an administrator defines it. The addresses of its host are checked when something
 * is sent, not before.
 */
public record EndpointDefinition(String name, String url, List<EventType> eventTypes) {

  public EndpointDefinition {
    eventTypes = List.copyOf(eventTypes);
  }

  /**
   * @throws InvalidRequestException when the address is not valid
   */
  static EndpointDefinition of(WebhookEndpointRequest request) {
    return new EndpointDefinition(
        SingleLineText.trimmedName(request.name()), url(request.url()), request.eventTypes());
  }

  /** Validates the address, and returns it as given. */
  static String url(String text) {
    try {
      WebhookUrl.parse(text);
      return text;
    } catch (IllegalArgumentException e) {
      throw new InvalidRequestException(new FieldError("url", "must be " + e.getMessage()));
    }
  }
}
