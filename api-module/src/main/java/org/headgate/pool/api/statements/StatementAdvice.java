package org.headgate.pool.api.statements;

import java.util.Optional;

/**
 * A reason why statements are slow, and a remedy. Headgate never executes it.
 *
 * @param cause what is wrong, a whole sentence
 * @param evidence the figures it was seen by
 * @param cure what to do
 * @param table with its schema
 * @param statementId the statement that suffers most; empty where none was seen to
 * @param sql for the owner of the database to run
 */
public record StatementAdvice(
    StatementDefect defect,
    String cause,
    String evidence,
    String cure,
    Optional<String> table,
    Optional<String> statementId,
    Optional<String> sql) {}
