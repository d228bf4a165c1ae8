package org.headgate.pool.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SqlStatementMaskerTest {

  static Stream<Arguments> statements() {
    return Stream.of(
        arguments(
            "select * from a where b = 'secret' and c = 42",
            "select * from a where b = ? and c = ?"),
        arguments("select 'it''s' || 'x', $1 from t2", "select ? || ?, $1 from t2"),
        arguments("select E'a\\'secret', 'b'", "select ?, ?"),
        arguments("select 'a\\', 'secret'", "select ?, ?"),
        arguments("select $x$ it's $x$, 'secret'", "select ?, ?"),
        arguments("select \"it's\", 'secret'", "select \"it's\", ?"),
        arguments("select 1 -- it's\n, 'secret'", "select ? , ?"),
        arguments("select 1 /* it's */ , 'secret'", "select ? , ?"),
        arguments("select 'cut off by the serv", "select ?"),
        arguments("select 1.5e3, -7, 0xFF, b'101'", "select ?, -?, ?, ?"));
  }

  @ParameterizedTest
  @MethodSource("statements")
  void literalsAreMasked(String statement, String shown) {
    assertThat(SqlStatementMasker.of(statement)).isEqualTo(shown);
  }

  @Test
  void longStatementsAreTruncated() {
    assertThat(SqlStatementMasker.of("select " + "column, ".repeat(100)))
        .hasSize(SqlStatementMasker.MAX_LENGTH);
  }
}
