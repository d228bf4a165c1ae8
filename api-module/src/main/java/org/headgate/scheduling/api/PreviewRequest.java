package org.headgate.scheduling.api;

import java.util.Optional;

/**
 * Asks for the next instants of a trigger that is not stored.
 *
 * @param count 1 to 100; 10 when left out
 */
public record PreviewRequest(
    Trigger trigger,
    Optional<DstGap> dstGap,
    Optional<DstOverlap> dstOverlap,
    Optional<Integer> count) {}
