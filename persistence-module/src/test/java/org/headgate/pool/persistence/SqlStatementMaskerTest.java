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
        arguments("select $p1$ it's $p1$, 'secret'", "select ?, ?"),
        arguments("select $p1$secret$p1$, $_2$secret$_2$", "select ?, ?"),
        arguments("select $\u20ac$secret$\u20ac$, $1", "select ?, $1"),
        arguments("select $$ $x$ secret $$, a$x$b", "select ?, a$x$b"),
        arguments("select $a$ $a1$ secret $a$, 'secret'", "select ?, ?"),
        arguments("select 1 /* a /* it's */ secret */, 2", "select ? , ?"),
        arguments("select 1 /* a /* b /* c */ d */ secret", "select ?"),
        arguments("select E'a\\'secret\\", "select ?"),
        arguments("select 'cut off by the serv", "select ?"),
        arguments("select $p1$cut off by the serv", "select ?"),
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
