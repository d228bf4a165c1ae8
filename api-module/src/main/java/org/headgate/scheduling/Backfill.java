package org.headgate.scheduling;

import java.time.Instant;

/**
 * What a backfill set going.
 *
 * @param instants how many there are between from and to
 * @param ordered how many of them are executed now; the others were before
 */
public record Backfill(Instant from, Instant to, int instants, int ordered) {}
