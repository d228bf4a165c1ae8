package org.headgate.config.alerts;

import java.util.List;
import java.util.Optional;
import org.headgate.config.Secret;

/**
 * Somebody who is told of alerts.
 *
 * @param kind such as {@code webhook}
 * @param url of a webhook and of Slack; for PagerDuty another than its own. Slack's is a secret
 * @param addresses of a mail end point
 * @param routingKey of PagerDuty
 * @param secret that webhooks are signed with
 * @param isEscalation true: is told only of what nobody has acknowledged in time
 */
public record AlertEndpointSettings(
    String name,
    Kind kind,
    Optional<Secret> url,
    List<String> addresses,
    Optional<Secret> routingKey,
    Optional<Secret> secret,
    boolean isEscalation,
    Optional<Quiet> quietHours) {

  public AlertEndpointSettings {
    addresses = List.copyOf(addresses);
  }

  /** In what form it takes alerts. */
  public enum Kind {
    WEBHOOK,
    MAIL,
    SLACK,
    PAGERDUTY
  }

  /**
   * When nothing is sent, each day.
   *
   * @param from such as 22:00
   * @param to such as 07:00
   * @param timeZone a name of the IANA time zone database
   */
  public record Quiet(String from, String to, String timeZone) {}
}
