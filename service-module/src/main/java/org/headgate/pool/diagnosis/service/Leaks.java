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
                    "%s pool: %s of %s connections are held without using the database, the longest for %s%s."
                        .formatted(
                            pool.title(),
                            leaking.size(),
                            pool.guard().admission().size(),
                            Words.of(longest.held()),
                            longest.borrow().endpoint().map(route -> " by " + route).orElse("")),
                    "Thread %s, borrowed at %s."
                        .formatted(
                            longest.borrow().thread(),
                            longest.borrow().stackAtBorrow().stream()
                                .findFirst()
                                .orElse("a place unknown")),
                    "The stacks under borrowers show who wrote it what to mend: what is done there"
                        + " belongs outside of the unit of work. Until then a restart of this node"
                        + " sets the connections free; a larger pool only leaks for longer.",
                    sights.now().minus(longest.held()),
                    Weight.HARMS));
  }
}
