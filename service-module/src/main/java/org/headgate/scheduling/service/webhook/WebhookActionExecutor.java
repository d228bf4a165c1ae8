package org.headgate.scheduling.service.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.headgate.common.identity.UserId;
import org.headgate.common.service.KeyRing;
import org.headgate.scheduling.api.Action;
import org.headgate.scheduling.api.WebhookAction;
import org.headgate.scheduling.service.WebhookSecret;
import org.headgate.scheduling.service.dispatch.ActionExecutor;
import org.headgate.scheduling.service.dispatch.ActionRequest;
import org.headgate.scheduling.service.dispatch.ActionResult;
import org.headgate.scheduling.service.dispatch.DispatchSettings;
import org.headgate.scheduling.service.webhook.DeliveryStandings.Standing;

/**
 * Delivers the webhooks of schedules under the id of their instant. Users chose the targets, so the
 * concurrent requests of one owner, to one address, and of all who are slow are limited.
 */
@ApplicationScoped
public class WebhookActionExecutor implements ActionExecutor {

  /** The limit for one owner, and for one address: a quarter of the workers. */
  private static final int MAX_CONCURRENT = 4;

  @Inject KeyRing keys;
  @Inject WebhookSender sender;

  private final DeliveryStandings standings = new DeliveryStandings(System::nanoTime);
  private final DeliveryShares workerShares =
      new DeliveryShares(DispatchSettings.DEFAULT.workers(), standings);
  private final OwnerShares ownerShares =
      new OwnerShares(MAX_CONCURRENT, standings, System::nanoTime);
  private final DeliveryLimiter owners = new DeliveryLimiter(ownerShares::of);
  private final DeliveryLimiter addresses = new DeliveryLimiter(MAX_CONCURRENT);

  @Override
  public Class<? extends Action> type() {
    return WebhookAction.class;
  }

  @Override
  public ActionResult send(ActionRequest actionRequest) {
    WebhookAction webhook = (WebhookAction) actionRequest.action();
    List<WebhookSecret> secrets;
    try {
      secrets = WebhookSecret.readable(keys, actionRequest.scheduleId(), actionRequest.secrets());
    } catch (KeyRing.UnreadableSecretException e) {
      return UnsignedDelivery.of(e);
    }
    WebhookMessage message =
        new WebhookMessage(
            actionRequest.id().toString(),
            webhook.url(),
            secrets,
            webhook.payload().map(Object::toString).orElse("{}"),
            actionRequest.now());
    String owner = actionRequest.accountId().map(UserId::toString).orElse("");
    Standing standing = standings.of(owner);
    return owners.within(
        Set.of(owner),
        () ->
            workerShares.within(
                standing, () -> ownerShares.send(owner, () -> deliver(message, standing))));
  }

  /** The owner's slots are held during name resolution too, which may take as long. */
  private ActionResult deliver(WebhookMessage message, Standing owner) {
    return sender.send(
        message,
        (found, sending) -> {
          List<String> names = DeliveryTarget.names(found);
          return addresses.<IOException>within(
              names,
              () -> workerShares.<IOException>within(owner, names, () -> timed(names, sending)));
        });
  }

  private ActionResult timed(List<String> names, DeliveryLimiter.Sending<IOException> sending)
      throws IOException {
    long startNanos = System.nanoTime();
    try {
      return sending.send();
    } finally {
      Duration took = Duration.ofNanos(System.nanoTime() - startNanos);
      names.forEach(name -> standings.record(name, took));
    }
  }
}
