package org.headgate.pool.persistence.sources;

import static org.assertj.core.api.Assertions.assertThat;

import org.headgate.fuzzing.ParserFuzz;

class StatementShapeFuzzTest extends ParserFuzz {
  @Override
  protected void read(String text) throws Exception {
    String shape = StatementShape.of(text);
    assertThat(StatementShape.of(text + " ")).isEqualTo(shape);
    assertThat(StatementShape.of("SELECT a FROM b WHERE c = '" + text.replace("'", "''") + "'"))
        .isNotNull();
  }
}
