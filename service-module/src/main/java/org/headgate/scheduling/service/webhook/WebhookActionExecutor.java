package org.headgate.scheduling.service.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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

/**
 * Delivers the webhooks of schedules under the id of their instant. Users chose the targets, so the
 * concurrent requests of one owner, and to one address, are limited.
 */
@ApplicationScoped
public class WebhookActionExecutor implements ActionExecutor {

  /** The limit for one owner, and for one address: a quarter of the workers. */
  private static final int MAX_CONCURRENT = 4;

  @Inject KeyRing keys;
  @Inject WebhookSender sender;

  private final OwnerShares shares = new OwnerShares(MAX_CONCURRENT, System::nanoTime);
  private final DeliveryLimiter owners = new DeliveryLimiter(shares::of);
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
      secrets =
          WebhookSecret.readable(keys, actionRequest.scheduleId(), actionRequest.secrets());
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
    return owners.within(Set.of(owner), () -> shares.send(owner, () -> deliver(message)));
  }

  /** The owner's slot is held during name resolution too, which may take as long. */
  private ActionResult deliver(WebhookMessage message) {
    return sender.send(
        message, (found, sending) -> addresses.within(DeliveryTarget.names(found), sending));
  }
}
