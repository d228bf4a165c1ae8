package org.headgate.alerts.service;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.headgate.alerts.api.AlertKind;
import org.headgate.alerts.api.AlertRule;
import org.headgate.alerts.api.AlertRules;
import org.headgate.alerts.api.AlertSeverity;

/** The alert rules that apply until an administrator changes them. */
final class DefaultAlertRules {

  private static final Duration ESCALATE_AFTER = Duration.ofMinutes(15);
  private static final Duration HOLD = Duration.ofMinutes(1);

  /** For problems that change slowly and should not reopen every minute. */
  private static final Duration LONG_HOLD = Duration.ofMinutes(15);

  private static final Set<AlertKind> WARNINGS =
      EnumSet.of(
          AlertKind.SLOW_QUERY,
          AlertKind.POOL_CHANGE,
          AlertKind.CLOCK_SKEW,
          AlertKind.DISK_FULL,
          AlertKind.CERTIFICATE_EXPIRES,
          AlertKind.SIGNING_KEY_OLD,
          AlertKind.ENDPOINT_GONE);

  private static final Set<AlertKind> SLOW =
      EnumSet.of(
          AlertKind.CLOCK_SKEW,
          AlertKind.DISK_FULL,
          AlertKind.CERTIFICATE_EXPIRES,
          AlertKind.SIGNING_KEY_OLD,
          AlertKind.ERROR_BUDGET_READS,
          AlertKind.ERROR_BUDGET_LOG_INS);

  private DefaultAlertRules() {}

  static AlertRules all() {
    return new AlertRules(
        Arrays.stream(AlertKind.values()).map(DefaultAlertRules::of).toList(),
        ESCALATE_AFTER,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same rules, with a default for each missing kind, in order. */
  static AlertRules complete(AlertRules rules) {
    Map<AlertKind, AlertRule> known = new EnumMap<>(AlertKind.class);
    rules.rules().forEach(rule -> known.put(rule.kind(), rule));
    List<AlertRule> all =
        Arrays.stream(AlertKind.values())
            .map(kind -> Optional.ofNullable(known.get(kind)).orElseGet(() -> of(kind)))
            .toList();
    return new AlertRules(
        all,
        rules.escalateAfter(),
        rules.heartbeat(),
        rules.objectiveOfReads(),
        rules.objectiveOfLogIns());
  }

  private static AlertRule of(AlertKind kind) {
    return new AlertRule(
        kind,
        true,
        WARNINGS.contains(kind) ? AlertSeverity.WARNING : AlertSeverity.CRITICAL,
        SLOW.contains(kind) ? LONG_HOLD : HOLD);
  }
}
