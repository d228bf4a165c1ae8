package org.headgate.pool.diagnosis.service;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.headgate.pool.DiagnosisCode;
import org.headgate.pool.service.EndedBorrow;
import org.headgate.pool.service.LostConnection;

/** A connection was out of its pool with nobody holding it. */
final class LostConnections implements Symptom {

  @Override
  public Stream<Finding> in(Sights sights) {
    return sights.pools().stream().flatMap(pool -> ofPool(pool, sights).stream());
  }

  private static Optional<Finding> ofPool(PoolSight pool, Sights sights) {
    return pool.lost()
        .filter(lost -> lost.takenBackAt().map(sights::isRecent).orElse(true))
        .map(lost -> finding(pool, lost, sights));
  }

  private static Finding finding(PoolSight pool, LostConnection lost, Sights sights) {
    boolean isBack = lost.takenBackAt().isPresent();
    return new Finding(
        DiagnosisCode.LEAK,
        Optional.of(pool.pool()),
        "%s pool: a connection %s out with nobody holding it%s."
            .formatted(
                pool.title(),
                isBack ? "was" : "is",
                isBack ? ", for " + Words.of(lost.out()) + "; it was taken back" : ""),
        "First seen %s ago; last borrower: %s."
            .formatted(
                Words.of(Duration.between(lost.since(), sights.now())),
                lost.lastBorrower().map(EndedBorrow::description).orElse("unknown")),
        isBack
            ? "Its place is free again. Report it with the lines of the log around that time."
            : "It is cut as soon as the pool is quiet for a moment; where it stays, a restart of this"
                + " node sets it free.",
        lost.since(),
        isBack ? Weight.IS_OVER : Weight.HARMS);
  }
}
