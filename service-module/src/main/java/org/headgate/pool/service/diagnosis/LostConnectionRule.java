package org.headgate.pool.service.diagnosis;

import java.time.Duration;
import java.util.Optional;
import org.headgate.pool.api.DiagnosisCode;
import org.headgate.pool.service.diagnosis.Finding.Severity;
import org.headgate.pool.service.guard.EndedBorrow;
import org.headgate.pool.service.maintenance.LostConnection;

/** Names a connection that was in use while nobody held it. */
final class LostConnectionRule implements PoolRule {

  @Override
  public Optional<Finding> evaluate(PoolObservation pool, DiagnosisInput diagnosisInput) {
    return pool.lost()
        .filter(lost -> lost.takenBackAt().map(diagnosisInput::isRecent).orElse(true))
        .map(lost -> finding(pool, lost, diagnosisInput));
  }

  private static Finding finding(
      PoolObservation pool, LostConnection lost, DiagnosisInput diagnosisInput) {
    boolean isBack = lost.takenBackAt().isPresent();
    return new Finding(
        DiagnosisCode.LEAK,
        Optional.of(pool.pool()),
        "%s pool: a connection %s out with nobody holding it%s."
            .formatted(
                pool.title(),
                isBack ? "was" : "is",
                isBack ? ", for " + DurationFormat.of(lost.out()) + "; it was taken back" : ""),
        "First seen %s ago; last borrower: %s."
            .formatted(
                DurationFormat.of(Duration.between(lost.since(), diagnosisInput.now())),
                lost.lastBorrower().map(EndedBorrow::description).orElse("unknown")),
        isBack
            ? "Its place is free again. Report it with the lines of the log around that time."
            : "It is closed as soon as the pool is quiet for a moment; if it stays, a restart of"
                + " this node frees it.",
        lost.since(),
        isBack ? Severity.IS_OVER : Severity.HARMS);
  }
}
