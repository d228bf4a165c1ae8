package org.headgate.alerts.service.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.headgate.alerts.api.AlertEventType;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.config.alerts.AlertEndpointDefinition;
import org.headgate.mail.service.MailContent;
import org.headgate.mail.service.MailNotSentException;
import org.headgate.mail.service.MailRefusedException;
import org.headgate.mail.service.SmtpMailSender;
import org.headgate.scheduling.service.WebhookSecret;
import org.headgate.scheduling.service.dispatch.ActionResult;
import org.headgate.scheduling.service.webhook.WebhookMessage;
import org.headgate.scheduling.service.webhook.WebhookSender;

/**
 * Sends messages without using the database: mail goes directly to the mail server. A request takes
 * 15 s at most; callers must hold no connection meanwhile.
 */
@ApplicationScoped
public class AlertTransport {

  /** PagerDuty's address for events. */
  public static final String PAGERDUTY = "https://events.pagerduty.com/v2/enqueue";

  private static final Logger LOG = SingleLineLogger.of(AlertTransport.class);
  private static final int MAX_REMEMBERED = 1000;

  @Inject WebhookSender webhooks;
  @Inject SmtpMailSender mails;
  @Inject Clock clock;

  /** Mails that the server accepted, so that a retry is for the other addresses only. */
  private final Set<UUID> taken =
      Collections.synchronizedSet(
          Collections.newSetFromMap(
              new LinkedHashMap<UUID, Boolean>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<UUID, Boolean> eldest) {
                  return size() > MAX_REMEMBERED;
                }
              }));

  /** Sends the message in the endpoint's form. */
  public ActionResult send(AlertEndpointDefinition endpoint, AlertMessage message) {
    return switch (endpoint.kind()) {
      case WEBHOOK -> webhook(endpoint, message);
      case SLACK -> post(endpoint.url().orElseThrow(), message.id(), AlertBodies.slack(message));
      case PAGERDUTY ->
          post(
              endpoint.url().orElse(PAGERDUTY),
              message.id(),
              AlertBodies.pagerDuty(message, endpoint.routingKey().orElseThrow()));
      case MAIL -> mail(endpoint, message);
    };
  }

  /** Posts a document in another service's form. */
  public ActionResult post(String url, UUID id, String body) {
    return webhooks.send(new WebhookMessage(id.toString(), url, List.of(), body, clock.instant()));
  }

  private ActionResult webhook(AlertEndpointDefinition endpoint, AlertMessage message) {
    Instant now = clock.instant();
    return webhooks.send(
        new WebhookMessage(
            message.id().toString(),
            endpoint.url().orElseThrow(),
            List.of(WebhookSecret.of(endpoint.signingSecret().orElseThrow())),
            AlertBodies.webhook(message, now.toString()),
            now));
  }

  /**
   * Sends one mail to each address; a repeated mail has the same id. It is tried again while one
   * address may still take it, and has failed when all refused it.
   */
  private ActionResult mail(AlertEndpointDefinition endpoint, AlertMessage message) {
    List<ActionResult> results =
        endpoint.addresses().stream()
            .map(address -> mail(new EmailAddress(address), message))
            .toList();
    return first(results, ActionResult.Kind.DEFERRED)
        .or(() -> first(results, ActionResult.Kind.DONE))
        .orElse(results.get(0));
  }

  private static Optional<ActionResult> first(List<ActionResult> results, ActionResult.Kind kind) {
    return results.stream().filter(result -> result.kind() == kind).findFirst();
  }

  private ActionResult mail(EmailAddress to, AlertMessage message) {
    UUID id =
        UUID.nameUUIDFromBytes((message.id() + "/" + to.value()).getBytes(StandardCharsets.UTF_8));
    if (taken.contains(id)) {
      return ActionResult.done();
    }
    try {
      mails.send(to, new MailContent(message.headline(), text(message)), id);
      taken.add(id);
      return ActionResult.done();
    } catch (MailRefusedException e) {
      LOG.log(Level.WARNING, "The mail server refused an alert: {0}", e.getMessage());
      return e.isSendersFault()
          ? ActionResult.deferred("deferred: the mail server accepts no mail from this service")
          : ActionResult.refused("the mail server refused the mail");
    } catch (MailNotSentException e) {
      return ActionResult.deferred("deferred: the mail server accepts no mail at the moment");
    }
  }

  private static String text(AlertMessage message) {
    StringBuilder text = new StringBuilder(message.title()).append("\n\n");
    if (message.event() == AlertEventType.OPENED) {
      text.append(message.cure()).append("\n\n");
    }
    text.append("Since: ").append(message.openedAt()).append('\n');
    message.resolvedAt().ifPresent(at -> text.append("Over: ").append(at).append('\n'));
    return text.append("Seen by: ")
        .append(String.join(", ", message.nodes()))
        .append("\n\n")
        .append(message.console())
        .append('\n')
        .toString();
  }
}
