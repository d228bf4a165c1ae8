package org.headgate.alerts.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.headgate.alerts.api.AlertEndpoint;
import org.headgate.alerts.api.AlertEndpointConflictException;
import org.headgate.alerts.api.AlertEndpointKind;
import org.headgate.alerts.api.AlertEndpointList;
import org.headgate.alerts.api.AlertEndpointPatch;
import org.headgate.alerts.api.AlertEndpointRequest;
import org.headgate.alerts.api.QuietHours;
import org.headgate.audit.service.OperatorAuditTrail;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.json.PatchField;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.common.problem.ResourceNotFoundException;
import org.headgate.common.service.IdGenerator;
import org.headgate.scheduling.service.WebhookSecret;
import org.headgate.scheduling.service.webhook.WebhookUrl;

/** Who is told of alerts, as administrators tend them. */
@ApplicationScoped
public class AlertEndpointFacade {

  private static final int MOST = 50;
  private static final int MOST_ADDRESSES = 10;
  private static final int LONGEST_KEY = 200;
  private static final Pattern NAME = Pattern.compile(AlertEndpointRequest.NAME);
  private static final Pattern TIME = Pattern.compile(QuietHours.TIME);

  @Inject AlertConfiguration configuration;
  @Inject AlertLedgers ledgers;
  @Inject AlertMapper mapper;
  @Inject OperatorAuditTrail trail;
  @Inject IdGenerator ids;
  @Inject Clock clock;

  /** The oldest first; as this node read them last, while the database is away. */
  public AlertEndpointList all() {
    refresh();
    return new AlertEndpointList(
        configuration.receivers().stream()
            .map(receiver -> mapper.endpoint(receiver, Optional.empty()))
            .toList(),
        Optional.empty());
  }

  /**
   * @throws ResourceNotFoundException when there is none
   */
  public AlertEndpoint endpoint(UUID id) {
    return mapper.endpoint(receiver(id), Optional.empty());
  }

  AlertReceiver receiver(UUID id) {
    refresh();
    return configuration.receivers().stream()
        .filter(receiver -> receiver.id().equals(id))
        .findFirst()
        .orElseThrow(() -> ResourceNotFoundException.alertEndpoint(id));
  }

  private AlertReceiver stored(UUID id) {
    if (configuration.isFixed(id)) {
      throw AlertEndpointConflictException.fixed();
    }
    return receiver(id);
  }

  private void refresh() {
    if (ledgers.isDatabaseThere()) {
      configuration.refresh();
    }
  }

  /**
   * @throws InvalidRequestException when it cannot be told anything
   * @throws AlertEndpointConflictException when there are too many, or one of this name
   */
  public AlertEndpoint create(AlertEndpointRequest request) {
    AlertEndpointDefinition definition =
        judged(
            new AlertEndpointDefinition(
                request.name().strip(),
                request.kind(),
                request.url(),
                request.addresses().orElse(List.of()),
                request.routingKey(),
                request.kind() == AlertEndpointKind.WEBHOOK
                    ? Optional.of(WebhookSecret.made().text())
                    : Optional.empty(),
                request.isEnabled().orElse(true),
                request.isEscalation().orElse(false),
                request.quietHours()));
    configuration.refresh();
    if (configuration.countStored() >= MOST) {
      throw AlertEndpointConflictException.tooMany(MOST);
    }
    if (configuration.receivers().stream()
        .anyMatch(each -> each.definition().name().equals(definition.name()))) {
      throw AlertEndpointConflictException.nameTaken();
    }
    AlertReceiver receiver =
        new AlertReceiver(ids.next(), clock.instant().truncatedTo(ChronoUnit.MICROS), definition);
    trail.record(AlertAuditActions.ofEndpoint(AlertAuditActions.CREATE_ENDPOINT, receiver.id()));
    configuration.put(receiver);
    return mapper.endpoint(receiver, definition.signingSecret());
  }

  /**
   * What the patch names is changed; all of it is judged as if it were new.
   *
   * @throws AlertEndpointConflictException when it comes from the settings
   */
  public AlertEndpoint change(UUID id, AlertEndpointPatch patch) {
    AlertReceiver receiver = stored(id);
    AlertEndpointDefinition now = receiver.definition();
    AlertEndpointDefinition changed =
        judged(
            new AlertEndpointDefinition(
                value("name", patch.name()).orElse(now.name()).strip(),
                now.kind(),
                patched(patch.url(), now.url()),
                value("addresses", patch.addresses()).orElse(now.addresses()),
                patched(patch.routingKey(), now.routingKey()),
                now.signingSecret(),
                value("is_enabled", patch.isEnabled()).orElse(now.isEnabled()),
                value("is_escalation", patch.isEscalation()).orElse(now.isEscalation()),
                patched(patch.quietHours(), now.quietHours())));
    trail.record(AlertAuditActions.ofEndpoint(AlertAuditActions.CHANGE_ENDPOINT, id));
    AlertReceiver after = new AlertReceiver(id, receiver.createdAt(), changed);
    configuration.put(after);
    return mapper.endpoint(after, Optional.empty());
  }

  /**
   * @throws ResourceNotFoundException when there is none
   * @throws AlertEndpointConflictException when it comes from the settings
   */
  public void delete(UUID id) {
    AlertReceiver receiver = stored(id);
    trail.record(AlertAuditActions.ofEndpoint(AlertAuditActions.DELETE_ENDPOINT, id));
    configuration.delete(receiver);
  }

  private static <T> Optional<T> value(String field, PatchField<T> member) {
    if (member.isNamed() && member.value().isEmpty()) {
      throw new InvalidRequestException(new FieldError(field, "must not be null"));
    }
    return member.value();
  }

  private static <T> Optional<T> patched(PatchField<T> member, Optional<T> now) {
    return member.isNamed() ? member.value() : now;
  }

  private static AlertEndpointDefinition judged(AlertEndpointDefinition definition) {
    List<FieldError> errors = new ArrayList<>();
    if (definition.name().length() > AlertEndpointRequest.LONGEST_NAME
        || !NAME.matcher(definition.name()).matches()) {
      errors.add(new FieldError("name", "must be a name"));
    }
    boolean isMail = definition.kind() == AlertEndpointKind.MAIL;
    boolean isPagerDuty = definition.kind() == AlertEndpointKind.PAGERDUTY;
    require(errors, "url", definition.url().isPresent(), !isMail, isPagerDuty);
    require(errors, "addresses", !definition.addresses().isEmpty(), isMail, false);
    require(errors, "routing_key", definition.routingKey().isPresent(), isPagerDuty, false);
    definition.url().ifPresent(url -> judgeUrl(errors, "url", url));
    if (definition.addresses().size() > MOST_ADDRESSES) {
      errors.add(new FieldError("addresses", "must be 1 to " + MOST_ADDRESSES));
    }
    definition.addresses().forEach(address -> EmailAddress.of("addresses", address));
    if (definition
        .routingKey()
        .filter(key -> key.isBlank() || key.length() > LONGEST_KEY)
        .isPresent()) {
      errors.add(new FieldError("routing_key", "must have 1 to " + LONGEST_KEY + " characters"));
    }
    definition.quietHours().ifPresent(hours -> judge(errors, hours));
    if (!errors.isEmpty()) {
      throw new InvalidRequestException(errors);
    }
    return definition;
  }

  private static void require(
      List<FieldError> errors, String field, boolean isThere, boolean isMeant, boolean mayLack) {
    if (isThere && !isMeant) {
      errors.add(new FieldError(field, "must be left out for this kind"));
    } else if (!isThere && isMeant && !mayLack) {
      errors.add(new FieldError(field, "must be given for this kind"));
    }
  }

  static void judgeUrl(List<FieldError> errors, String field, String url) {
    try {
      WebhookUrl.parse(url);
    } catch (IllegalArgumentException refused) {
      errors.add(new FieldError(field, "must be " + refused.getMessage()));
    }
  }

  private static void judge(List<FieldError> errors, QuietHours hours) {
    if (hours.from() == null
        || hours.to() == null
        || !TIME.matcher(hours.from()).matches()
        || !TIME.matcher(hours.to()).matches()) {
      errors.add(new FieldError("quiet_hours", "must have two times such as 22:00"));
    }
    try {
      ZoneId.of(String.valueOf(hours.timeZone()));
    } catch (DateTimeException unknown) {
      errors.add(
          new FieldError("quiet_hours.time_zone", "must be a time zone such as Europe/Berlin"));
    }
  }
}
