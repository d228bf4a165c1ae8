package org.headgate.scheduling.persistence;

import java.util.List;
import org.headgate.pool.persistence.Statements;

/** The columns of finishes, as arrays. */
record FinishColumns(
    Statements.Elements ids,
    Statements.Elements tokens,
    Statements.Elements ends,
    Statements.Elements errors,
    Statements.Elements startedAt,
    Statements.Elements finishedAt,
    Statements.Elements delays) {

  static FinishColumns of(List<Finish> finishes) {
    return new FinishColumns(
        Statements.elements("uuid", finishes, Finish::id),
        Statements.elements("bigint", finishes, Finish::token),
        Statements.elements("text", finishes, finish -> finish.end().wireName()),
        Statements.elements("text", finishes, Finish::error),
        Statements.elements("timestamptz", finishes, Finish::startedAt),
        Statements.elements("timestamptz", finishes, Finish::finishedAt),
        Statements.elements("bigint", finishes, finish -> finish.delay().toMillis()));
  }
}
