package org.headgate.pool.service.diagnosis;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headgate.pool.api.DiagnosisCode;
import org.headgate.pool.persistence.Backend;
import org.headgate.pool.service.diagnosis.Finding.Severity;
import org.headgate.pool.service.inspection.BorrowerVerdictRule;

/**
 * Names an open transaction in which nothing runs, if it blocks somebody or lasts so long that dead
 * rows cannot be removed.
 */
final class IdleTransactionRule implements DiagnosisRule {
  private static final Duration FOREIGN_TIMEOUT = Duration.ofMinutes(1);

  @Override
  public Stream<Finding> evaluate(DiagnosisInput diagnosisInput) {
    return diagnosisInput.seenBackends().stream()
        .filter(Backend::isIdleInTransaction)
        .filter(idle -> !isElsewhere(idle, diagnosisInput))
        .flatMap(idle -> finding(idle, diagnosisInput).stream());
  }

  /** Whether it is in a database without a process of ours: it blocks only others there. */
  private static boolean isElsewhere(Backend idle, DiagnosisInput diagnosisInput) {
    Set<String> databases =
        diagnosisInput.seenBackends().stream()
            .filter(IdleTransactionRule::isOwn)
            .map(Backend::database)
            .collect(Collectors.toUnmodifiableSet());
    return !databases.isEmpty() && !databases.contains(idle.database());
  }

  private static boolean isOwn(Backend backend) {
    return backend.application().startsWith("headgate-");
  }

  private static Optional<Finding> finding(Backend idle, DiagnosisInput diagnosisInput) {
    List<Backend> behind = BlockingChain.behind(idle, diagnosisInput);
    boolean isOwn = isOwn(idle);
    Duration timeout = isOwn ? BorrowerVerdictRule.FORGOTTEN : FOREIGN_TIMEOUT;
    if (behind.isEmpty() && idle.inState().compareTo(timeout) < 0) {
      return Optional.empty();
    }
    return Optional.of(
        behind.isEmpty()
            ? finding(
                idle, idleText(idle), isOwn ? Severity.HARMS : Severity.MAY_HARM, diagnosisInput)
            : finding(idle, blockingText(idle, diagnosisInput), Severity.HARMS, diagnosisInput)
                .curedByEnding(idle.pid()));
  }

  private static String idleText(Backend idle) {
    return "%s has been idle in a transaction for %s."
        .formatted(BlockingChain.nameOf(idle), DurationFormat.of(idle.inState()));
  }

  private static String blockingText(Backend idle, DiagnosisInput diagnosisInput) {
    return "%s and is idle in a transaction for %s; %s."
        .formatted(
            BlockingChain.lockOf(idle, diagnosisInput),
            DurationFormat.of(idle.inState()),
            BlockingChain.waitingBehind(idle, diagnosisInput));
  }

  private static Finding finding(
      Backend idle, String cause, Severity severity, DiagnosisInput diagnosisInput) {
    return new Finding(
        DiagnosisCode.IDLE_IN_TRANSACTION,
        Optional.empty(),
        cause,
        "Its last statement: %s".formatted(idle.statement()),
        "Commit or roll back there, or end it: select pg_terminate_backend(%s). "
                .formatted(idle.pid())
            + "idle_in_transaction_session_timeout ends such transactions by itself.",
        diagnosisInput.now().minus(idle.inState()),
        severity);
  }
}
