package org.headgate.pool.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import org.headgate.fuzzing.ParserFuzz;

/** Whatever a literal holds, nothing of it is shown. */
class SqlStatementMaskerFuzzTest extends ParserFuzz {
  @Override
  protected void read(String text) throws Exception {
    assertThat(SqlStatementMasker.of(text)).hasSizeLessThanOrEqualTo(SqlStatementMasker.MAX_LENGTH);
    String literal = "'" + text.replace("'", "''") + "'";
    assertThat(SqlStatementMasker.of("SELECT a FROM b WHERE c = " + literal))
        .isEqualTo("SELECT a FROM b WHERE c = ?");
    if (!text.contains("$x$")) {
      assertThat(SqlStatementMasker.of("SELECT $x$" + text + "$x$")).isEqualTo("SELECT ?");
    }
  }
}
