package org.headgate.alerts.service;

import java.util.List;
import java.util.Optional;
import org.headgate.alerts.api.AlertEndpointKind;
import org.headgate.alerts.api.QuietHours;

/**
 * An end point with its secrets, as it rests sealed.
 *
 * @param signingSecret of a webhook, {@code whsec_} and base64
 */
public record AlertEndpointDefinition(
    String name,
    AlertEndpointKind kind,
    Optional<String> url,
    List<String> addresses,
    Optional<String> routingKey,
    Optional<String> signingSecret,
    boolean isEnabled,
    boolean isEscalation,
    Optional<QuietHours> quietHours) {

  public AlertEndpointDefinition {
    addresses = List.copyOf(addresses);
  }

  /** Without its secrets. */
  @Override
  public String toString() {
    return "AlertEndpointDefinition[" + kind + " " + name + "]";
  }
}
