package org.headgate.pool.persistence.sources;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementShapeTest {

  /** As the application sends it, and as pg_stat_statements keeps it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          select a from t where id=?                        | select a from t where id=$1
          select a from t where s = 'open' limit 5           | select a from t where s = $1 limit $2
          select  a -- why\tnot                              | select a
          select a from t where b in (?, ?,?)                | select a from t where b in ($1 /*, ... */)
          select a from t where b = true and c is not null   | select a from t where b = $1 and c is not null
          select extract(epoch from a) from t                | select extract($1 from a) from t
          select now() - interval '1 day', -1                | select now() - interval $1, $2
          insert into t values (?,?, 'it''s', 1.5e3)          | insert into t values ($1,$2, $3, $4)
          select a ?? 'k' from t                             | select a ? $1 from t
          select "Odd 1" from t1                             | select "Odd 1" from t1
          UPDATE platform.t SET a=? ;                        | update platform.t set a=$1
          """)
  void sentAndRecordedTextsHaveTheSameShape(String sent, String kept) {
    assertThat(StatementShape.of(sent)).isEqualTo(StatementShape.of(kept));
  }

  @Test
  void otherColumnsHaveAnotherShape() {
    assertThat(StatementShape.of("select a from t where id = ?"))
        .isNotEqualTo(StatementShape.of("select b from t where id = ?"));
  }

  @Test
  void literalsAreRemoved() {
    assertThat(StatementShape.of("select a from t where e = 'ada@example.org'"))
        .isEqualTo("select a from t where e = ?");
  }
}
