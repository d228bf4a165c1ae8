package org.headgate.pool.persistence.statements;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementTextTest {

  @Test
  void placeholdersAreNumberedButLiteralQuestionMarksKept() {
    assertThat(
            StatementText.numbered("select '?', \"a?\" from t where a = ? and b ?? 'k' and c = ?"))
        .isEqualTo("select '?', \"a?\" from t where a = $1 and b ? 'k' and c = $2");
  }

  @Test
  void plansShowNoTextsButThoseOfTheStatement() {
    assertThat(
            StatementText.withoutOtherTexts(
                "((state = 'waiting'::text) AND (name = 'O''Brien \"x\"'::text))",
                "select 1 from t where state = 'waiting' and name = $1"))
        .isEqualTo("((state = 'waiting'::text) AND (name = ?::text))");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"truncate t", "select 1; drop table t", "commit", "explain select 1", "vacuum"})
  void otherStatementsAreNotPlanned(String sql) {
    assertThat(StatementText.isPlanned(sql)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"select 1", " WITH a as (select 1) select * from a", "update t set a = ?"})
  void rowStatementsArePlanned(String sql) {
    assertThat(StatementText.isPlanned(sql)).isTrue();
  }
}
