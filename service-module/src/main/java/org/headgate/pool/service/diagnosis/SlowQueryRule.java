package org.headgate.pool.service.diagnosis;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headgate.pool.api.BorrowerVerdict;
import org.headgate.pool.api.DiagnosisCode;
import org.headgate.pool.persistence.Backend;
import org.headgate.pool.service.diagnosis.Finding.Severity;
import org.headgate.pool.service.inspection.Borrower;

/** Statements run for long and keep connections from others; the one that holds most is named. */
final class SlowQueryRule implements DiagnosisRule {

  @Override
  public Stream<Finding> evaluate(DiagnosisInput diagnosisInput) {
    return diagnosisInput.pools().stream().flatMap(pool -> ofPool(pool, diagnosisInput).stream());
  }

  private static Optional<Finding> ofPool(PoolObservation pool, DiagnosisInput diagnosisInput) {
    Map<String, List<Borrower>> byStatement =
        pool.judged(BorrowerVerdict.SLOW_QUERY).stream()
            .collect(
                Collectors.groupingBy(each -> each.backend().map(Backend::statement).orElse("")));
    return byStatement.entrySet().stream()
        .max(Map.Entry.comparingByValue(Comparator.comparing(SlowQueryRule::total)))
        .map(worst -> finding(pool, worst.getKey(), worst.getValue(), diagnosisInput));
  }

  private static Finding finding(
      PoolObservation pool,
      String statement,
      List<Borrower> holders,
      DiagnosisInput diagnosisInput) {
    Duration mean = total(holders).dividedBy(holders.size());
    Duration longest =
        holders.stream().map(Borrower::held).max(Duration::compareTo).orElse(Duration.ZERO);
    return new Finding(
        DiagnosisCode.SLOW_QUERY,
        Optional.of(pool.pool()),
        "%s pool: %s of %s connections are held by one slow statement, for %s on average: %s"
            .formatted(
                pool.title(),
                holders.size(),
                pool.guard().admission().size(),
                DurationFormat.of(mean),
                statement),
        pool.pressure()
            + holders
                .get(0)
                .borrow()
                .endpoint()
                .map(route -> " It serves " + route + ".")
                .orElse(""),
        "Explain and index the statement, or give it less to do. A larger pool only lets more of"
            + " them run at once.",
        diagnosisInput.now().minus(longest),
        Severity.HARMS);
  }

  private static Duration total(List<Borrower> holders) {
    return holders.stream().map(Borrower::held).reduce(Duration.ZERO, Duration::plus);
  }
}
