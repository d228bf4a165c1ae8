package org.headgate.alerts.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.headgate.alerts.api.AlertKind;
import org.headgate.alerts.api.AlertRules;
import org.headgate.alerts.service.BurnRatePolicy.Burn;
import org.headgate.common.service.ElapsedTime;
import org.headgate.pool.service.history.RequestHistory;

/**
 * Reports error budgets of this node that burn too fast, evaluated every half minute. It counts
 * only the node's own requests, so it needs no database, and healthy nodes do not hide a failing
 * one.
 */
@ApplicationScoped
class ErrorBudgetCauses implements AlertCauseSource {

  private static final Duration PERIOD = Duration.ofSeconds(30);
  private static final Predicate<String> READS =
      Pattern.compile("GET /(?!admin/).*").asMatchPredicate();
  private static final Predicate<String> LOG_INS =
      Pattern.compile("POST /auth/(?:login|otp/verify|mfa|passkey/verify)").asMatchPredicate();

  @Inject AlertConfiguration configuration;
  @Inject RequestHistory history;
  @Inject Clock clock;

  private final Map<AlertKind, Instant> since = new EnumMap<>(AlertKind.class);
  private List<AlertCause> causes = List.of();
  private Instant lookedAt = Instant.EPOCH;

  @Override
  public synchronized List<AlertCause> causes() {
    Instant now = clock.instant();
    if (ElapsedTime.hasPassed(PERIOD, lookedAt, now)) {
      lookedAt = now;
      AlertRules rules = configuration.rules();
      causes =
          Stream.of(
                  cause(AlertKind.ERROR_BUDGET_READS, rules.objectiveOfReads(), "reads", READS),
                  cause(
                      AlertKind.ERROR_BUDGET_LOG_INS,
                      rules.objectiveOfLogIns(),
                      "log-ins",
                      LOG_INS))
              .flatMap(Optional::stream)
              .toList();
    }
    return causes;
  }

  private Optional<AlertCause> cause(
      AlertKind kind, Optional<BigDecimal> objective, String subject, Predicate<String> route) {
    Optional<Burn> burn =
        objective.flatMap(
            percent -> BurnRatePolicy.burn(percent, window -> history.within(window, route)));
    if (burn.isEmpty()) {
      since.remove(kind);
    }
    return burn.map(
        found ->
            new AlertCause(
                kind,
                Optional.empty(),
                title(found, objective.orElseThrow(), subject),
                "See the incidents and the diagnosis of that time for why they fail.",
                since.computeIfAbsent(kind, first -> lookedAt)));
  }

  private static String title(Burn burn, BigDecimal objective, String subject) {
    return "The error budget of %s burns %s times too fast: %s of %s failed within %s h (objective %s %%)."
        .formatted(
            subject,
            burn.rate().setScale(1, RoundingMode.HALF_UP).toPlainString(),
            burn.counted().failed(),
            burn.counted().requests(),
            burn.pair().longWindow().toHours(),
            objective.toPlainString());
  }
}
