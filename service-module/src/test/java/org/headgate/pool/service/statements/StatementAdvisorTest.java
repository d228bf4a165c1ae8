package org.headgate.pool.service.statements;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.headgate.config.database.PoolName;
import org.headgate.pool.api.statements.StatementAdvice;
import org.headgate.pool.api.statements.StatementDefect;
import org.headgate.pool.persistence.sources.StatementSource;
import org.headgate.pool.persistence.statements.ExpectedIndex;
import org.headgate.pool.persistence.statements.StatementFigures;
import org.headgate.pool.persistence.statements.StatementSnapshot;
import org.headgate.pool.persistence.statements.TableFigures;
import org.headgate.pool.persistence.statements.WaitingBackend;
import org.junit.jupiter.api.Test;

class StatementAdvisorTest {

  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
  private static final ExpectedIndex INDEX =
      new ExpectedIndex(
          "platform.session_account",
          "platform.session",
          "create index concurrently session_account on platform.session (account_id);");

  private final List<ObservedStatement> statements = new ArrayList<>();
  private final List<TableFigures> tables = new ArrayList<>();
  private final List<ExpectedIndex> missing = new ArrayList<>();
  private final List<WaitingBackend> backends = new ArrayList<>();

  private List<StatementAdvice> advice() {
    return StatementAdvisor.advise(
        new StatementObservation(NOW, Optional.empty(), statements, tables, missing, backends),
        PoolName.PLATFORM);
  }

  private List<StatementDefect> defects() {
    return advice().stream().map(StatementAdvice::defect).toList();
  }

  /** Of 100,000 rows, with so many changed and dead. */
  private static TableFigures sessions(long changed, long dead) {
    return new TableFigures(
        "platform.session",
        100_000,
        30_000_000,
        100_000,
        dead,
        changed,
        Optional.of(NOW.minus(Duration.ofHours(3))),
        Optional.empty(),
        false);
  }

  /** Was 0.4 ms by the index, and is so much by the plan. */
  private static ObservedStatement listing(String plan, double millis) {
    String then = QueryPlan.of(QueryPlanTest.BY_INDEX).hash();
    return new ObservedStatement(
        new StatementFigures(
            7,
            "select id from platform.session where account_id = $1",
            200,
            40 + millis * 100,
            90,
            200),
        PoolName.PLATFORM,
        Optional.of(
            new StatementSource(
                "select id from platform.session where account_id = ?",
                "org.headgate.sessions.persistence.SessionRepository.list")),
        Optional.of(QueryPlan.of(plan)),
        Optional.empty(),
        Optional.of(
            new StatementSnapshot(
                LocalDate.of(2026, 11, 28),
                "platform",
                7,
                Optional.empty(),
                Optional.empty(),
                100,
                40,
                Optional.of(then),
                Optional.of(QueryPlan.of(QueryPlanTest.BY_INDEX).text()))));
  }

  @Test
  void fastStatementHasNoDefect() {
    tables.add(sessions(100, 100));
    statements.add(listing(QueryPlanTest.BY_INDEX, 0.4));

    assertThat(advice()).isEmpty();
  }

  @Test
  void statementReplannedAfterAnIndexLossIsNamed() {
    tables.add(sessions(0, 0));
    missing.add(INDEX);
    String byExpiry = QueryPlanTest.BY_INDEX.replace("session_account", "session_expiry");
    statements.add(listing(byExpiry, 12));

    assertThat(advice().get(0).evidence())
        .contains("SessionRepository.list was planned with it", "12 ms on average, 0.4 ms before");
  }

  @Test
  void statementFilteringRowsOfAnotherIndexIsReported() {
    tables.add(sessions(0, 0));
    missing.add(INDEX);
    statements.add(
        listing(
            """
            [{"Plan": {"Node Type": "Index Scan", "Relation Name": "session",
              "Index Name": "session_expiry", "Index Cond": "(expires_at > $2)",
              "Filter": "((ended_at IS NULL) AND (account_id = $1))",
              "Total Cost": 1440.3, "Plan Rows": 1}}]
            """,
            0.5));

    assertThat(advice().get(0).evidence())
        .contains("SessionRepository.list reads more of platform.session than it needs");
  }

  @Test
  void droppedIndexIsNamedWithItsStatementsAndDefinition() {
    tables.add(sessions(0, 0));
    missing.add(INDEX);
    statements.add(listing(QueryPlanTest.BY_READING_ALL, 12));

    assertThat(defects()).containsExactly(StatementDefect.DROPPED_INDEX);
    StatementAdvice advice = advice().get(0);
    assertThat(advice.cause()).contains("platform.session_account");
    assertThat(advice.evidence())
        .contains("SessionRepository.list", "12 ms on average, 0.4 ms before");
    assertThat(advice.sql()).contains(INDEX.definition());
    assertThat(advice.statementId()).contains("7");
  }

  @Test
  void staleStatisticsAreReportedInPlaceOfTheirPlan() {
    tables.add(sessions(60_000, 0));
    statements.add(listing(QueryPlanTest.BY_READING_ALL, 12));

    assertThat(defects()).containsExactly(StatementDefect.STALE_STATISTICS);
    assertThat(advice().get(0).cause()).contains("60,000 of about 100,000 rows");
    assertThat(advice().get(0).evidence())
        .contains("switched off", "SessionRepository.list suffers");
  }

  @Test
  void bloatIsReportedWithoutStaleStatistics() {
    tables.add(sessions(60_000, 50_000));

    assertThat(defects()).containsExactly(StatementDefect.BLOAT);
    assertThat(advice().get(0).sql()).contains("vacuum (analyze) platform.session;");
  }

  @Test
  void slowerPlanChangeIsReported() {
    tables.add(sessions(0, 0));
    statements.add(listing(QueryPlanTest.BY_READING_ALL, 12));

    assertThat(defects()).containsExactly(StatementDefect.PLAN_CHANGE);
    assertThat(advice().get(0).evidence())
        .contains("It was: Index Scan using session_account", "It is: Seq Scan on session");
  }

  @Test
  void equallyFastPlanChangeIsNotADefect() {
    tables.add(sessions(0, 0));
    statements.add(listing(QueryPlanTest.BY_READING_ALL, 0.5));

    assertThat(advice()).isEmpty();
  }

  @Test
  void fullScanForFewRowsSuggestsAnIndex() {
    tables.add(sessions(0, 0));
    ObservedStatement known = listing(QueryPlanTest.BY_READING_ALL, 12);
    statements.add(
        new ObservedStatement(
            known.figures(),
            known.pool(),
            known.source(),
            known.plan(),
            Optional.empty(),
            Optional.empty()));

    assertThat(defects()).containsExactly(StatementDefect.MISSING_INDEX);
    assertThat(advice().get(0).sql())
        .contains("create index concurrently on platform.session (account_id);");
  }
}
