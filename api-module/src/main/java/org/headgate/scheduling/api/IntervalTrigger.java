package org.headgate.scheduling.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Due at a fixed interval from a fixed start, so that it never drifts.
 *
 * @param every at least 10 s of elapsed time, independent of clock changes
 * @param startAt the first instant; when left out, the first is one interval after the schedule was
 *     written
 */
public record IntervalTrigger(Duration every, Optional<Instant> startAt) implements Trigger {}
