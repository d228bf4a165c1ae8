package org.headgate.pool.api.statements;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What was known of a statement on an earlier day, and what came since.
 *
 * @param meanMilliseconds of the calls until then
 * @param callsSince how often it was called since then
 * @param meanMillisecondsSince of those calls; null where there were none
 * @param planChanged whether it is planned otherwise now
 * @param plan what it was
 */
public record EarlierFigures(
    LocalDate day,
    double meanMilliseconds,
    long callsSince,
    Optional<Double> meanMillisecondsSince,
    boolean planChanged,
    Optional<String> plan) {}
