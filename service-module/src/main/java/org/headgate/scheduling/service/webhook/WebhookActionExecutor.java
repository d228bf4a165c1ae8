package org.headgate.scheduling.service.webhook;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.headgate.common.identity.UserId;
import org.headgate.common.service.KeyRing;
import org.headgate.config.HeadgateSettings;
import org.headgate.scheduling.api.Action;
import org.headgate.scheduling.api.WebhookAction;
import org.headgate.scheduling.service.WebhookSecret;
import org.headgate.scheduling.service.dispatch.ActionExecutor;
import org.headgate.scheduling.service.dispatch.ActionRequest;
import org.headgate.scheduling.service.dispatch.ActionResult;

/**
 * Delivers webhooks as the Standard Webhooks specification says: the instant's id, the time and a
 * signature in headers, the payload as the body. 2xx is a success, 410 means that nobody wants it
 * any more, and every other answer is a failure that another attempt may mend; Retry-After is kept.
 * What fails by our own network is put off.
 */
@ApplicationScoped
public class WebhookActionExecutor implements ActionExecutor {

  private static final Duration LIMIT = Duration.ofSeconds(15);

  /** Of one owner, and to one address; a quarter of the workers. */
  private static final int AT_ONCE = 4;

  private static final int GONE = 410;

  @Inject HeadgateSettings settings;
  @Inject KeyRing keys;
  @Resource ManagedScheduledExecutorService timer;

  private final NoAnswer noAnswer = new NoAnswer(new NameServerProbe("dns:"), LIMIT);
  private final DeliveryLimiter owners = new DeliveryLimiter(AT_ONCE);
  private final DeliveryLimiter addresses = new DeliveryLimiter(AT_ONCE);
  private PublicAddressDnsResolver names;
  private WebhookClient client;

  @PostConstruct
  void open() {
    WebhookAddressPolicy rule =
        new WebhookAddressPolicy(settings.server().network().webhookAllowPrivate());
    names = new PublicAddressDnsResolver(SystemDefaultDnsResolver.INSTANCE, rule);
    client = new WebhookClient(names, timer, LIMIT);
  }

  @PreDestroy
  void close() {
    client.close();
  }

  @Override
  public Class<? extends Action> type() {
    return WebhookAction.class;
  }

  @Override
  public ActionResult send(ActionRequest actionRequest) {
    WebhookAction webhook = (WebhookAction) actionRequest.action();
    WebhookUrl url;
    try {
      url = WebhookUrl.parseStored(webhook.url());
    } catch (IllegalArgumentException ofOld) {
      return ActionResult.refused("the url must be " + ofOld.getMessage());
    }
    String owner = actionRequest.owner().map(UserId::toString).orElse("");
    return owners.within(Set.of(owner), () -> deliver(actionRequest, webhook, url));
  }

  /** The owner's slot is held while the name is looked up, too: that may take as long. */
  private ActionResult deliver(ActionRequest actionRequest, WebhookAction webhook, WebhookUrl url) {
    byte[] body =
        webhook.payload().map(Object::toString).orElse("{}").getBytes(StandardCharsets.UTF_8);
    try {
      return addresses.within(
          DeliveryTarget.names(names.pin(url.host())),
          () -> judged(client.post(url, headers(actionRequest, body), body), actionRequest.now()));
    } catch (PublicAddressDnsResolver.ForbiddenAddress forbidden) {
      return ActionResult.refused(forbidden.getMessage());
    } catch (IOException failure) {
      return noAnswer.judge(failure, url.host());
    } finally {
      names.unpin();
    }
  }

  private Map<String, String> headers(ActionRequest actionRequest, byte[] body) {
    String id = actionRequest.id().toString();
    WebhookSecret secret =
        WebhookSecret.opened(keys, actionRequest.schedule(), actionRequest.secret().orElseThrow());
    return Map.of(
        "webhook-id",
        id,
        "webhook-timestamp",
        String.valueOf(actionRequest.now().getEpochSecond()),
        "webhook-signature",
        WebhookSignature.of(secret.key(), id, actionRequest.now(), body));
  }

  private static ActionResult judged(WebhookClient.Answer answer, Instant now) {
    int status = answer.status();
    if (status >= 200 && status < 300) {
      return ActionResult.done();
    }
    if (status == GONE) {
      return ActionResult.gone("the receiver answered 410: it wants no further deliveries");
    }
    String error =
        status >= 300 && status < 400
            ? "the receiver answered " + status + "; redirects are not followed"
            : "the receiver answered " + status;
    Optional<Duration> pause = answer.retryAfter().flatMap(text -> RetryAfter.pause(text, now));
    return pause
        .map(asked -> ActionResult.failed(error, asked))
        .orElseGet(() -> ActionResult.failed(error));
  }
}
