package org.headgate.scheduling.api;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The result of a backfill.
 *
 * @param instants how many there are between from and to
 * @param ordered how many of them are executed now; the others were before
 */
@Schema(name = "Backfill")
public record BackfillResult(Instant from, Instant to, int instants, int ordered) {}
