package org.headgate.scheduling.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Due again and again after the same time, counted from a fixed start, so that it never drifts.
 *
 * @param every at least 10 s of elapsed time, whatever clocks show
 * @param startAt the first instant; when left out, the first is one interval after the schedule was
 *     written
 */
public record IntervalTrigger(Duration every, Optional<Instant> startAt) implements Trigger {}
