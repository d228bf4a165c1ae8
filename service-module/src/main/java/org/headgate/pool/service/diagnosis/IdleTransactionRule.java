package org.headgate.pool.service.diagnosis;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.headgate.pool.api.DiagnosisCode;
import org.headgate.pool.persistence.Backend;
import org.headgate.pool.service.diagnosis.Finding.Severity;
import org.headgate.pool.service.inspection.BorrowerVerdictRule;

/**
 * A transaction is open, nobody asks anything in it, and it is in somebody's way, or it has been so
 * for long: it keeps rows from being cleaned up.
 */
final class IdleTransactionRule implements DiagnosisRule {
  private static final Duration LONG = Duration.ofMinutes(1);

  @Override
  public Stream<Finding> evaluate(DiagnosisInput diagnosisInput) {
    return diagnosisInput.seenBackends().stream()
        .filter(Backend::isIdleInTransaction)
        .flatMap(idle -> finding(idle, diagnosisInput).stream());
  }

  private static Optional<Finding> finding(Backend idle, DiagnosisInput diagnosisInput) {
    List<Backend> behind = BlockingChain.behind(idle, diagnosisInput);
    boolean ours = idle.application().startsWith("headgate-");
    Duration patience = ours ? BorrowerVerdictRule.FORGOTTEN : LONG;
    if (behind.isEmpty() && idle.inState().compareTo(patience) < 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            DiagnosisCode.IDLE_IN_TRANSACTION,
            Optional.empty(),
            "A transaction of %s does nothing for %s and %s."
                .formatted(
                    idle.application().isEmpty() ? idle.user() : idle.application(),
                    DurationFormat.of(idle.inState()),
                    behind.isEmpty()
                        ? "stays open"
                        : "blocks " + DurationFormat.count(behind.size(), "session", "sessions")),
            "Process %s, %s from %s; its last statement: %s"
                .formatted(idle.pid(), idle.user(), idle.client(), idle.statement()),
            "Commit or roll back there, or end it: select pg_terminate_backend(%s). "
                    .formatted(idle.pid())
                + "idle_in_transaction_session_timeout ends such transactions by itself.",
            diagnosisInput.now().minus(idle.inState()),
            ours || !behind.isEmpty() ? Severity.HARMS : Severity.MAY_HARM));
  }
}
