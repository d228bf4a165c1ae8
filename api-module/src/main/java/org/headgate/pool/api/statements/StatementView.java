package org.headgate.pool.api.statements;

import java.util.Optional;

/**
 * A statement that holds connections of a pool.
 *
 * @param id the server's query id
 * @param method the method of ours that sends it; empty where none is known
 * @param statement without constants
 * @param share its share of the time of all statements of the pool, 0 to 1
 * @param totalMilliseconds the time of all calls since the server's counters began
 * @param plan for values in general or, before PostgreSQL 16, for frequent ones; a step per line;
 *     empty where there is none
 * @param planNote why there is no plan
 * @param before figures of an earlier day; empty for a statement that is new since then
 */
public record StatementView(
    String id,
    Optional<String> method,
    String statement,
    double share,
    long calls,
    long rows,
    double totalMilliseconds,
    double meanMilliseconds,
    double longestMilliseconds,
    Optional<String> plan,
    Optional<String> planNote,
    Optional<EarlierFigures> before) {}
