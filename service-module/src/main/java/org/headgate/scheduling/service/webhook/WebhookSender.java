package org.headgate.scheduling.service.webhook;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.headgate.config.HeadgateSettings;
import org.headgate.config.WebhookUrl;
import org.headgate.scheduling.service.dispatch.ActionResult;

/**
 * Sends webhooks as specified by Standard Webhooks: id, time and a signature for each secret as
 * headers, the payload as body. 2xx is a success, 410 is final, and every other response is a
 * failure that may be retried, respecting Retry-After. Failures of our own network are deferred.
 */
@ApplicationScoped
public class WebhookSender {

  private static final Duration LIMIT = Duration.ofSeconds(15);
  private static final int GONE = 410;

  @Inject HeadgateSettings settings;
  @Resource ManagedScheduledExecutorService timer;

  private final WebhookFailureClassifier noAnswer =
      new WebhookFailureClassifier(new NameServerProbe("dns:"), LIMIT);
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

  /** Limits requests to the addresses of a host. */
  @FunctionalInterface
  interface AddressLimit {
    ActionResult within(List<InetAddress> addresses, DeliveryLimiter.Sending<IOException> sending)
        throws IOException;
  }

  /** Sends at once, within 15 s; the caller limits concurrency. */
  public ActionResult send(WebhookMessage message) {
    return send(message, (addresses, sending) -> sending.send());
  }

  ActionResult send(WebhookMessage message, AddressLimit limit) {
    WebhookUrl url;
    try {
      url = WebhookUrl.parseStored(message.url());
    } catch (IllegalArgumentException e) {
      return ActionResult.refused("the url must be " + e.getMessage());
    }
    byte[] body = message.body().getBytes(StandardCharsets.UTF_8);
    try {
      return limit.within(
          names.pin(url.host()),
          () -> result(client.post(url, message.headers(), body), message.now()));
    } catch (PublicAddressDnsResolver.ForbiddenAddressException e) {
      return ActionResult.refused(e.getMessage());
    } catch (IOException failure) {
      return noAnswer.classify(failure, url.host());
    } finally {
      names.unpin();
    }
  }

  private static ActionResult result(WebhookClient.Answer answer, Instant now) {
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
    Optional<Duration> pause =
        answer.retryAfter().flatMap(text -> RetryAfterHeader.pause(text, now));
    return pause
        .map(requested -> ActionResult.failed(error, requested))
        .orElseGet(() -> ActionResult.failed(error));
  }
}
