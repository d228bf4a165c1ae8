package org.headgate.authentication.service.legacy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.json.JsonMappers;
import org.headgate.common.service.IdGenerator;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.config.settings.LegacySettings;
import org.headgate.passwords.service.Password;
import org.headgate.scheduling.service.WebhookSecret;
import org.headgate.scheduling.service.webhook.WebhookMessage;

/**
 * Asks the legacy system to verify a password, in a request that is signed like webhooks. After
 * five failures in a row it is not asked for 10 s.
 */
@ApplicationScoped
public class LegacyVerifier {

  private static final Logger LOG = SingleLineLogger.of(LegacyVerifier.class);

  @Inject LegacySettings settings;
  @Inject IdGenerator idGenerator;
  @Inject Clock clock;
  @Resource ManagedScheduledExecutorService timer;

  private LegacyClient client;

  @PostConstruct
  void open() {
    client = new LegacyClient(timer);
  }

  @PreDestroy
  void close() {
    client.close();
  }

  /** Empty when the answer is no, and when there is none. */
  @CircuitBreaker(
      requestVolumeThreshold = 5,
      failureRatio = 1.0,
      delay = 10_000,
      failOn = LegacyUnavailableException.class)
  @Fallback(
      fallbackMethod = "noAnswer",
      applyOn = {LegacyUnavailableException.class, CircuitBreakerOpenException.class})
  public Optional<LegacyAccount> verify(EmailAddress address, Password password) {
    LegacySettings.Verification to = settings.verification().orElseThrow();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    try {
      return client.send(
          new WebhookMessage(
              idGenerator.next().toString(),
              to.url().toString(),
              List.of(WebhookSecret.of(to.secret().reveal())),
              body(address, password, now),
              now));
    } catch (LegacyUnavailableException e) {
      LOG.log(Level.WARNING, "LEGACY_VERIFY_URL: {0}", e.getMessage());
      throw e;
    }
  }

  Optional<LegacyAccount> noAnswer(EmailAddress address, Password password) {
    return Optional.empty();
  }

  private static String body(EmailAddress address, Password password, Instant now) {
    return JsonMappers.lenient()
        .createObjectNode()
        .put("type", "account.verify")
        .put("timestamp", now.toString())
        .<ObjectNode>set(
            "data",
            JsonMappers.lenient()
                .createObjectNode()
                .put("email", address.value())
                .put("password", password.value()))
        .toString();
  }
}
