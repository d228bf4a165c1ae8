package org.headgate.pool.persistence.sources;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StatementSourcesTest {

  @Test
  void statementIsFoundByShape() {
    Runnable inside = () -> StatementSources.registered("select 1 from shapes where a = ?");
    inside.run();

    StatementSource source =
        StatementSources.byShape().get(StatementShape.of("select 2 from shapes where a = $1"));

    assertThat(source.sql()).isEqualTo("select 1 from shapes where a = ?");
  }

  /** A statement takes some 100,000 ns. */
  @Test
  void registeringKnownStatementTakesUnderAMicrosecond() {
    String sql = StatementSources.registered("select b from known where c = ?");
    int calls = 2_000_000;
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 5; round++) {
      long startNanos = System.nanoTime();
      for (int call = 0; call < calls; call++) {
        StatementSources.registered(sql);
      }
      least = Math.min(least, (System.nanoTime() - startNanos) / calls);
    }
    System.out.println("a known statement costs " + least + " ns");

    assertThat(least).isLessThan(1_000);
  }

  @Test
  void methodIsShownWithSimpleClassName() {
    StatementSource source =
        new StatementSource("select 1", "org.headgate.alerts.persistence.AlertRepository.open");

    assertThat(source.method()).isEqualTo("AlertRepository.open");
    assertThat(source.isOfOperatorLane()).isTrue();
    assertThat(
            new StatementSource(
                    "select 1", "org.headgate.sessions.persistence.SessionRepository.of")
                .isOfOperatorLane())
        .isFalse();
  }
}
