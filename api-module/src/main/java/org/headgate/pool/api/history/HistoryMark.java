package org.headgate.pool.api.history;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What one would draw as a line on a chart.
 *
 * @param node where it happened
 * @param pool the pool it concerns; null where it is no single one
 * @param text a sentence
 */
public record HistoryMark(
    UUID markId, String node, Instant at, Kind kind, Optional<String> pool, String text) {

  /** What it is about. */
  @Schema(name = "HistoryMarkKind")
  public enum Kind {
    /** The node started. */
    START,
    /** The node started with another version than before. */
    DEPLOYMENT,
    /** The node was told to stop. */
    STOP,
    /** A pool was changed, or its change was kept or taken back. */
    CHANGE,
    /** Something harms requests from now on. */
    FINDING,
    /** It is over. */
    FINDING_OVER,
    /** A database came or went. */
    DATABASE;

    @JsonValue
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws IllegalArgumentException for a name that is no kind's
     */
    public static Kind ofWireName(String name) {
      return valueOf(name.toUpperCase(Locale.ROOT));
    }
  }
}
