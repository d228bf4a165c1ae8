package org.headgate.alerts.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.headgate.alerts.api.AlertKind;
import org.headgate.alerts.api.AlertRules;
import org.headgate.pool.service.history.RequestHistory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which requests burn which error budget. */
class ErrorBudgetCausesTest {

  private static final Optional<BigDecimal> OBJECTIVE = Optional.of(new BigDecimal("99.9"));
  private static final RequestHistory.RequestCount SERVED =
      new RequestHistory.RequestCount(1000, 0);
  private static final RequestHistory.RequestCount FAILED =
      new RequestHistory.RequestCount(1000, 1000);

  private final Map<String, RequestHistory.RequestCount> requests = new TreeMap<>();
  private final ErrorBudgetCauses causes = new ErrorBudgetCauses();
  private Optional<BigDecimal> objective = OBJECTIVE;

  @BeforeEach
  void start() {
    requests.put("GET /users/me", SERVED);
    requests.put("POST /auth/login", SERVED);
    causes.clock = Clock.fixed(Instant.parse("2026-11-30T03:00:00Z"), ZoneOffset.UTC);
    causes.configuration =
        new AlertConfiguration() {
          @Override
          AlertRules rules() {
            AlertRules defaults = DefaultAlertRules.all();
            return new AlertRules(
                defaults.rules(),
                defaults.escalateAfter(),
                defaults.heartbeat(),
                objective,
                objective);
          }
        };
    causes.history =
        new RequestHistory() {
          @Override
          public RequestCount within(Duration window, Predicate<String> route) {
            return requests.entrySet().stream()
                .filter(counted -> route.test(counted.getKey()))
                .map(Map.Entry::getValue)
                .reduce(
                    new RequestCount(0, 0),
                    (one, other) ->
                        new RequestCount(
                            one.requests() + other.requests(), one.failed() + other.failed()));
          }
        };
  }

  @Test
  void servedRequestsBurnNothing() {
    assertThat(kinds()).isEmpty();
  }

  @Test
  void failedReadsBurnTheBudgetOfReads() {
    requests.put("GET /schedules/{id}", FAILED);

    assertThat(kinds()).containsExactly(AlertKind.ERROR_BUDGET_READS);
  }

  /** Their resource is not known. */
  @Test
  void refusedReadsBurnTheBudgetOfReads() {
    requests.put("GET /*", FAILED);

    assertThat(kinds()).containsExactly(AlertKind.ERROR_BUDGET_READS);
  }

  @Test
  void failedLogInsBurnTheirOwnBudget() {
    requests.put("POST /auth/otp/verify", FAILED);

    assertThat(kinds()).containsExactly(AlertKind.ERROR_BUDGET_LOG_INS);
  }

  @Test
  void administrationAndOtherWritesBurnNothing() {
    requests.put("GET /admin/users", FAILED);
    requests.put("GET /admin/*", FAILED);
    requests.put("POST /schedules", FAILED);
    requests.put("POST /*", FAILED);

    assertThat(kinds()).isEmpty();
  }

  @Test
  void nothingBurnsWithoutAnObjective() {
    objective = Optional.empty();
    requests.put("GET /users/me", FAILED);

    assertThat(kinds()).isEmpty();
  }

  private List<AlertKind> kinds() {
    return causes.causes().stream().map(AlertCause::kind).toList();
  }
}
