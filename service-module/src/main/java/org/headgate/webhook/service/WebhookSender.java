package org.headgate.webhook.service;

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
import org.headgate.HeadgateSettings;
import org.headgate.crypto.service.KeyRing;
import org.headgate.identity.UserId;
import org.headgate.scheduling.Action;
import org.headgate.scheduling.WebhookAction;
import org.headgate.scheduling.dispatch.service.ActionSender;
import org.headgate.scheduling.dispatch.service.Delivery;
import org.headgate.scheduling.dispatch.service.Job;
import org.headgate.scheduling.service.WebhookSecret;
import org.headgate.scheduling.service.webhook.WebhookUrl;

/**
 * Delivers webhooks as the Standard Webhooks specification says: the instant's id, the time and a
 * signature in headers, the payload as the body. 2xx is a success, 410 means that nobody wants it
 * any more, and every other answer is a failure that another attempt may mend; Retry-After is kept.
 * What fails by our own network is put off.
 */
@ApplicationScoped
public class WebhookSender implements ActionSender {

  private static final Duration LIMIT = Duration.ofSeconds(15);

  /** Of one owner, and to one address; a quarter of the workers. */
  private static final int AT_ONCE = 4;

  private static final int GONE = 410;

  @Inject HeadgateSettings settings;
  @Inject KeyRing keys;
  @Resource ManagedScheduledExecutorService timer;

  private final NoAnswer noAnswer = new NoAnswer(new NameServerProbe("dns:"), LIMIT);
  private final DeliverySlots owners = new DeliverySlots(AT_ONCE);
  private final DeliverySlots addresses = new DeliverySlots(AT_ONCE);
  private JudgedNames names;
  private WebhookClient client;

  @PostConstruct
  void open() {
    AddressRule rule = new AddressRule(settings.server().network().webhookAllowPrivate());
    names = new JudgedNames(SystemDefaultDnsResolver.INSTANCE, rule);
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
  public Delivery send(Job job) {
    WebhookAction webhook = (WebhookAction) job.action();
    WebhookUrl url;
    try {
      url = WebhookUrl.parseStored(webhook.url());
    } catch (IllegalArgumentException ofOld) {
      return Delivery.refused("the url must be " + ofOld.getMessage());
    }
    String owner = job.owner().map(UserId::toString).orElse("");
    return owners.within(Set.of(owner), () -> deliver(job, webhook, url));
  }

  /** The owner's slot is held while the name is looked up, too: that may take as long. */
  private Delivery deliver(Job job, WebhookAction webhook, WebhookUrl url) {
    byte[] body =
        webhook.payload().map(Object::toString).orElse("{}").getBytes(StandardCharsets.UTF_8);
    try {
      return addresses.within(
          DeliveryTarget.names(names.pin(url.host())),
          () -> judged(client.post(url, headers(job, body), body), job.now()));
    } catch (JudgedNames.ForbiddenAddress forbidden) {
      return Delivery.refused(forbidden.getMessage());
    } catch (IOException failure) {
      return noAnswer.judge(failure, url.host());
    } finally {
      names.unpin();
    }
  }

  private Map<String, String> headers(Job job, byte[] body) {
    String id = job.id().toString();
    WebhookSecret secret = WebhookSecret.opened(keys, job.schedule(), job.secret().orElseThrow());
    return Map.of(
        "webhook-id",
        id,
        "webhook-timestamp",
        String.valueOf(job.now().getEpochSecond()),
        "webhook-signature",
        Signature.of(secret.key(), id, job.now(), body));
  }

  private static Delivery judged(WebhookClient.Answer answer, Instant now) {
    int status = answer.status();
    if (status >= 200 && status < 300) {
      return Delivery.done();
    }
    if (status == GONE) {
      return Delivery.gone("the receiver answered 410: it wants no further deliveries");
    }
    String error =
        status >= 300 && status < 400
            ? "the receiver answered " + status + "; redirects are not followed"
            : "the receiver answered " + status;
    Optional<Duration> pause = answer.retryAfter().flatMap(text -> RetryAfter.pause(text, now));
    return pause
        .map(asked -> Delivery.failed(error, asked))
        .orElseGet(() -> Delivery.failed(error));
  }
}
