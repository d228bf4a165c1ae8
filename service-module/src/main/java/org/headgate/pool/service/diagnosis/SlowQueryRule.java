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
import org.headgate.pool.service.statements.SlowStatementFinding;

/**
 * Names the slow statement that holds most connections, with its reason if known. If none runs for
 * long, but one that is slow for a known reason takes most of the time of a pool that is short, it
 * names that one in place of the size. A commit that waits for a standby is no slow statement: the
 * standby is named.
 */
final class SlowQueryRule implements DiagnosisRule {

  @Override
  public Stream<Finding> evaluate(DiagnosisInput diagnosisInput) {
    return diagnosisInput.pools().stream()
        .flatMap(
            pool ->
                Stream.concat(
                    ofStandby(pool, diagnosisInput).stream(),
                    ofStatements(pool, diagnosisInput).stream()));
  }

  private static Optional<Finding> ofStatements(
      PoolObservation pool, DiagnosisInput diagnosisInput) {
    Map<String, List<Borrower>> byStatement =
        pool.borrowersWith(BorrowerVerdict.SLOW_QUERY).stream()
            .filter(borrower -> !waitsForAStandby(borrower))
            .collect(
                Collectors.groupingBy(
                    borrower -> borrower.backend().map(Backend::statement).orElse("")));
    return byStatement.entrySet().stream()
        .max(Map.Entry.comparingByValue(Comparator.comparing(SlowQueryRule::total)))
        .map(worst -> finding(pool, worst.getKey(), worst.getValue(), diagnosisInput))
        .or(() -> ofShortPool(pool, diagnosisInput));
  }

  private static boolean waitsForAStandby(Borrower borrower) {
    return borrower.backend().filter(Backend::waitsForAStandby).isPresent();
  }

  private static Optional<Finding> ofShortPool(
      PoolObservation pool, DiagnosisInput diagnosisInput) {
    return diagnosisInput
        .dominant(pool.pool())
        .filter(defect -> pool.status().isUp() && !PoolShortage.isTiedUp(pool))
        .flatMap(
            defect ->
                PoolShortage.of(pool)
                    .map(shortage -> finding(pool, shortage, defect, diagnosisInput)));
  }

  private static Finding finding(
      PoolObservation pool,
      PoolShortage shortage,
      SlowStatementFinding defect,
      DiagnosisInput input) {
    return new Finding(
        DiagnosisCode.SLOW_QUERY,
        Optional.of(pool.pool()),
        "%s pool: %s %% of the time goes to one slow statement, %s, %s ms on average. %s"
            .formatted(
                pool.title(),
                Math.round(defect.share() * 100),
                defect.method(),
                Math.round(defect.meanMillis()),
                defect.advice().cause()),
        defect.advice().evidence() + " " + pool.pressure(),
        cure(defect),
        input.now(),
        shortage.isNow() ? Severity.HARMS : Severity.IS_OVER);
  }

  private static String cure(SlowStatementFinding defect) {
    return defect.advice().cure() + defect.advice().sql().map(sql -> " By hand: " + sql).orElse("");
  }

  private static Optional<Finding> ofStandby(PoolObservation pool, DiagnosisInput diagnosisInput) {
    List<Borrower> committed =
        pool.borrowersWith(BorrowerVerdict.SLOW_QUERY).stream()
            .filter(SlowQueryRule::waitsForAStandby)
            .toList();
    if (committed.isEmpty()) {
      return Optional.empty();
    }
    Duration longest = longest(committed);
    return Optional.of(
        new Finding(
            DiagnosisCode.SLOW_QUERY,
            Optional.of(pool.pool()),
            "%s pool: %s for the synchronous standby to confirm what was committed, the longest for %s."
                .formatted(
                    pool.title(),
                    DurationFormat.count(committed.size(), "connection waits", "connections wait"),
                    DurationFormat.of(longest)),
            pool.pressure() + " The server waits at SyncRep.",
            "Bring the standby back, or take it out of synchronous_standby_names: until then no commit"
                + " ends.",
            diagnosisInput.now().minus(longest),
            Severity.HARMS));
  }

  private static Duration longest(List<Borrower> holders) {
    return holders.stream().map(Borrower::held).max(Duration::compareTo).orElse(Duration.ZERO);
  }

  private static Finding finding(
      PoolObservation pool,
      String statement,
      List<Borrower> holders,
      DiagnosisInput diagnosisInput) {
    Duration mean = total(holders).dividedBy(holders.size());
    Duration longest = longest(holders);
    Optional<SlowStatementFinding> defect =
        diagnosisInput.defects(pool.pool()).stream()
            .filter(slowStatement -> slowStatement.isOf(statement))
            .findFirst();
    return new Finding(
        DiagnosisCode.SLOW_QUERY,
        Optional.of(pool.pool()),
        "%s pool: %s of %s connections are held by one slow statement, for %s on average: %s%s"
            .formatted(
                pool.title(),
                holders.size(),
                pool.guard().admission().size(),
                DurationFormat.of(mean),
                statement,
                defect.map(slowStatement -> ". " + slowStatement.advice().cause()).orElse("")),
        pool.pressure()
            + holders
                .get(0)
                .borrow()
                .endpoint()
                .map(route -> " It serves " + route + ".")
                .orElse("")
            + defect.map(slowStatement -> " " + slowStatement.advice().evidence()).orElse(""),
        defect
            .map(SlowQueryRule::cure)
            .orElse(
                "Explain and index the statement, or give it less to do. A larger pool only lets more of"
                    + " them run at once."),
        diagnosisInput.now().minus(longest),
        Severity.HARMS);
  }

  private static Duration total(List<Borrower> holders) {
    return holders.stream().map(Borrower::held).reduce(Duration.ZERO, Duration::plus);
  }
}
