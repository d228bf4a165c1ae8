package org.headgate.pool.diagnosis.service;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.headgate.pool.DiagnosisCode;
import org.headgate.pool.insight.service.VerdictRule;
import org.headgate.pool.persistence.Backend;

/**
 * A transaction is open, nobody asks anything in it, and it is in somebody's way, or it has been so
 * for long: it keeps rows from being cleaned up.
 */
final class ForgottenTransaction implements Symptom {
  private static final Duration LONG = Duration.ofMinutes(1);

  @Override
  public Stream<Finding> in(Sights sights) {
    return sights.seenBackends().stream()
        .filter(Backend::isIdleInTransaction)
        .flatMap(idle -> finding(idle, sights).stream());
  }

  private static Optional<Finding> finding(Backend idle, Sights sights) {
    List<Backend> behind = BlockingChain.behind(idle, sights);
    boolean ours = idle.application().startsWith("headgate-");
    Duration patience = ours ? VerdictRule.FORGOTTEN : LONG;
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
                    Words.of(idle.inState()),
                    behind.isEmpty()
                        ? "stays open"
                        : "blocks " + Words.count(behind.size(), "session", "sessions")),
            "Process %s, %s from %s; its last statement: %s"
                .formatted(idle.pid(), idle.user(), idle.client(), idle.statement()),
            "Commit or roll back there, or end it: select pg_terminate_backend(%s). "
                    .formatted(idle.pid())
                + "idle_in_transaction_session_timeout ends such transactions by itself.",
            sights.now().minus(idle.inState()),
            ours || !behind.isEmpty() ? Weight.HARMS : Weight.MAY_HARM));
  }
}
