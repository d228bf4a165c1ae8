package org.headgate.scheduling.api;

import java.time.Duration;
import java.util.Optional;

/**
 * The content of a schedule, as its owner sets it.
 *
 * @param name 1 to 200 characters
 * @param enabled true when left out
 * @param dstGap when left out, as cron does: skip for an expression whose minute or hour begins
 *     with an asterisk, else shift
 * @param dstOverlap when left out, as cron does: both for such an expression, else first
 * @param catchUp one when left out
 * @param catchUpWindow how late an instant may be caught up, up to 7 days in whole milliseconds; 1
 *     h when left out
 * @param overlap skip when left out
 */
public record ScheduleRequest(
    String name,
    Optional<Boolean> enabled,
    Trigger trigger,
    Action action,
    Optional<DstGap> dstGap,
    Optional<DstOverlap> dstOverlap,
    Optional<CatchUp> catchUp,
    Optional<Duration> catchUpWindow,
    Optional<Overlap> overlap,
    Optional<RetryOptions> retry) {}
