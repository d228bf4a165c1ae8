package org.headgate.pool.service.statements;

import org.headgate.fuzzing.ParserFuzz;

/** A plan as PostgreSQL writes it. */
class QueryPlanFuzzTest extends ParserFuzz {
  @Override
  protected void read(String text) throws Exception {
    parsed(IllegalArgumentException.class, () -> QueryPlan.of(text));
  }
}
