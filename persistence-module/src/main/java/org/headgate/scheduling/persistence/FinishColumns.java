package org.headgate.scheduling.persistence;

import java.util.List;
import org.headgate.pool.persistence.OperatorSqlGateway;

/** The columns of results as arrays, one element for each result. */
record FinishColumns(
    OperatorSqlGateway.Elements ids,
    OperatorSqlGateway.Elements tokens,
    OperatorSqlGateway.Elements ends,
    OperatorSqlGateway.Elements errors,
    OperatorSqlGateway.Elements startedAt,
    OperatorSqlGateway.Elements finishedAt,
    OperatorSqlGateway.Elements delays) {

  static FinishColumns of(List<AttemptResult> finishes) {
    return new FinishColumns(
        OperatorSqlGateway.elements("uuid", finishes, AttemptResult::id),
        OperatorSqlGateway.elements("bigint", finishes, AttemptResult::token),
        OperatorSqlGateway.elements(
            "text", finishes, attemptResult -> attemptResult.end().wireName()),
        OperatorSqlGateway.elements("text", finishes, AttemptResult::error),
        OperatorSqlGateway.elements("timestamptz", finishes, AttemptResult::startedAt),
        OperatorSqlGateway.elements("timestamptz", finishes, AttemptResult::finishedAt),
        OperatorSqlGateway.elements(
            "bigint", finishes, attemptResult -> attemptResult.delay().toMillis()));
  }
}
