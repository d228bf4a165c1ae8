package org.headgate.config.alerts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.common.text.CharacterCount;
import org.headgate.common.text.SingleLineText;
import org.headgate.common.time.TimeZoneDatabase;
import org.headgate.common.time.TimeZoneSuggestion;
import org.headgate.config.WebhookSecretText;
import org.headgate.config.WebhookUrl;
import org.headgate.config.api.AlertEndpointKind;
import org.headgate.config.api.AlertEndpointName;
import org.headgate.config.api.QuietHours;

/**
 * An endpoint with its secrets, from the settings or from an administrator: the same rules apply to
 * both. The database stores it encrypted.
 *
 * @param kind in what form it takes alerts
 * @param url the URL of a webhook and of Slack, where it is a secret; for PagerDuty, an alternative
 *     to its own
 * @param addresses the addresses of a mail endpoint, in the form that is mailed to; what is none
 *     stays as it was written, to be refused
 * @param routingKey the routing key of PagerDuty
 * @param signingSecret the signing secret of a webhook, {@code whsec_} and base64
 * @param isEscalation true: is notified only of alerts that nobody acknowledged in time
 * @param goneAt when it answered 410 and was disabled for it; empty once somebody has decided
 *     whether it is enabled
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
    Optional<QuietHours> quietHours,
    Optional<Instant> goneAt) {

  /** The limit of endpoints. */
  public static final int MAX = 50;

  private static final int MAX_ADDRESSES = 10;
  private static final int MAX_KEY_LENGTH = 200;
  private static final Pattern MEMBER_END = Pattern.compile("[.\\[]");
  private static final Pattern TIME = Pattern.compile(QuietHours.TIME);

  public AlertEndpointDefinition {
    addresses = addresses.stream().map(AlertEndpointDefinition::mailed).toList();
  }

  private static String mailed(String address) {
    try {
      return EmailAddress.parse(address).value();
    } catch (IllegalArgumentException e) {
      return address;
    }
  }

  /** The same endpoint, disabled because it answered 410. */
  public AlertEndpointDefinition gone(Instant at) {
    return new AlertEndpointDefinition(
        name,
        kind,
        url,
        addresses,
        routingKey,
        signingSecret,
        false,
        isEscalation,
        quietHours,
        Optional.of(at));
  }

  /** The errors of the definition, without quoting values; empty when alerts can be sent to it. */
  public List<FieldError> violations() {
    List<FieldError> errors = new ArrayList<>();
    if (CharacterCount.of(name) > AlertEndpointName.MAX_LENGTH || !SingleLineText.isName(name)) {
      errors.add(
          new FieldError(
              "name", "must be a name of at most " + AlertEndpointName.MAX_LENGTH + " characters"));
    }
    if (kind != AlertEndpointKind.PAGERDUTY) {
      require(errors, "url", url.isPresent(), kind != AlertEndpointKind.MAIL);
    }
    require(errors, "addresses", !addresses.isEmpty(), kind == AlertEndpointKind.MAIL);
    require(errors, "routing_key", routingKey.isPresent(), kind == AlertEndpointKind.PAGERDUTY);
    require(errors, "secret", signingSecret.isPresent(), kind == AlertEndpointKind.WEBHOOK);
    url.flatMap(text -> urlViolation("url", text)).ifPresent(errors::add);
    if (addresses.size() > MAX_ADDRESSES) {
      errors.add(new FieldError("addresses", "must be 1 to " + MAX_ADDRESSES));
    }
    for (int index = 0; index < addresses.size(); index++) {
      checkAddress(errors, "addresses[" + index + "]", addresses.get(index));
    }
    if (routingKey
        .filter(key -> key.isBlank() || CharacterCount.of(key) > MAX_KEY_LENGTH)
        .isPresent()) {
      errors.add(new FieldError("routing_key", "must have 1 to " + MAX_KEY_LENGTH + " characters"));
    }
    if (signingSecret.filter(text -> WebhookSecretText.decode(text).isEmpty()).isPresent()) {
      errors.add(new FieldError("secret", "must be " + WebhookSecretText.ALLOWED));
    }
    quietHours.ifPresent(hours -> check(errors, hours));
    return errors;
  }

  /** The errors of members that were changed; the others were valid when they were stored. */
  public List<FieldError> violationsAfter(AlertEndpointDefinition previous) {
    return violations().stream().filter(error -> !isKept(error.field(), previous)).toList();
  }

  private boolean isKept(String field, AlertEndpointDefinition previous) {
    return switch (MEMBER_END.split(field, 2)[0]) {
      case "name" -> name.equals(previous.name);
      case "url" -> url.equals(previous.url);
      case "addresses" -> addresses.equals(previous.addresses);
      case "routing_key" -> routingKey.equals(previous.routingKey);
      case "secret" -> signingSecret.equals(previous.signingSecret);
      case "quiet_hours" -> quietHours.equals(previous.quietHours);
      default -> false;
    };
  }

  /** Why no alert can be sent to a URL; empty for a valid one. */
  public static Optional<FieldError> urlViolation(String field, String url) {
    try {
      WebhookUrl.parse(url);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(new FieldError(field, "must be " + e.getMessage()));
    }
  }

  private static void require(
      List<FieldError> errors, String field, boolean isPresent, boolean isExpected) {
    if (isPresent != isExpected) {
      errors.add(
          new FieldError(
              field, "must be " + (isExpected ? "given" : "left out") + " for this kind"));
    }
  }

  private static void checkAddress(List<FieldError> errors, String field, String address) {
    try {
      EmailAddress.of(field, address);
    } catch (InvalidRequestException e) {
      errors.addAll(e.errors());
    }
  }

  private static void check(List<FieldError> errors, QuietHours hours) {
    if (!isTime(hours.from()) || !isTime(hours.to())) {
      errors.add(new FieldError("quiet_hours", "must have two times such as 22:00"));
    }
    String zone = String.valueOf(hours.timeZone());
    if (TimeZoneDatabase.find(zone).isEmpty()) {
      errors.add(new FieldError("quiet_hours.time_zone", TimeZoneSuggestion.message(zone)));
    }
  }

  private static boolean isTime(String text) {
    return text != null && TIME.matcher(text).matches();
  }

  /** Leaves out its secrets. */
  @Override
  public String toString() {
    return "AlertEndpointDefinition[" + kind + " " + name + "]";
  }
}
