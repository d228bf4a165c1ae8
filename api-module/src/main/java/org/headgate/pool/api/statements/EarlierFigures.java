package org.headgate.pool.api.statements;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Figures of a statement on an earlier day, and those since.
 *
 * @param meanMilliseconds the mean time of the calls until then
 * @param callsSince how often it was called since then
 * @param meanMillisecondsSince the mean time of those calls; empty where there were none
 * @param planChanged whether its plan is another one now
 * @param plan the earlier plan
 */
public record EarlierFigures(
    LocalDate day,
    double meanMilliseconds,
    long callsSince,
    Optional<Double> meanMillisecondsSince,
    boolean planChanged,
    Optional<String> plan) {}
