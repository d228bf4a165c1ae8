package org.headgate.scheduling.persistence;

import java.time.Duration;
import java.util.Optional;
import org.headgate.scheduling.api.CatchUp;
import org.headgate.scheduling.api.DstGap;
import org.headgate.scheduling.api.DstOverlap;
import org.headgate.scheduling.api.Overlap;

/**
 * How a schedule's instants are found, made up for, kept apart and repeated.
 *
 * @param dstGap empty unless its owner chose
 * @param dstOverlap empty unless its owner chose
 */
public record SchedulePolicy(
    Optional<DstGap> dstGap,
    Optional<DstOverlap> dstOverlap,
    CatchUp catchUp,
    Duration catchUpWindow,
    Overlap overlap,
    int maxAttempts,
    Duration initialDelay,
    Duration maxDelay) {}
