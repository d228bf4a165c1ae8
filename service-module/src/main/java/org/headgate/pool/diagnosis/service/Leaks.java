package org.headgate.pool.diagnosis.service;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.headgate.pool.DiagnosisCode;
import org.headgate.pool.Verdict;
import org.headgate.pool.insight.service.Borrower;

/** Work holds on to a place in the pool for long while the server sees it do nothing (seed D6). */
final class Leaks implements Symptom {

  @Override
  public Stream<Finding> in(Sights sights) {
    return sights.pools().stream().flatMap(pool -> ofPool(pool, sights).stream());
  }

  private static Optional<Finding> ofPool(PoolSight pool, Sights sights) {
    List<Borrower> leaking = pool.judged(Verdict.LEAK);
    return leaking.stream()
        .max(Comparator.comparing(Borrower::held))
        .map(
            longest ->
                new Finding(
                    DiagnosisCode.LEAK,
                    Optional.of(pool.pool()),
                    "%s pool: %s without using the database, the longest for %s."
                        .formatted(
                            pool.title(),
                            Words.count(
                                leaking.size(), "connection is held", "connections are held"),
                            Words.of(longest.held())),
                    "Thread %s%s, borrowed at %s."
                        .formatted(
                            longest.borrow().thread(),
                            longest.borrow().endpoint().map(route -> " in " + route).orElse(""),
                            longest.borrow().stackAtBorrow().stream()
                                .findFirst()
                                .orElse("a place unknown")),
                    "Look at the stacks under borrowers: what is done there belongs outside of the"
                        + " unit of work. A larger pool only leaks for longer.",
                    sights.now().minus(longest.held()),
                    true));
  }
}
