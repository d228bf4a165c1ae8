package org.headgate.pool.api.history;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An event shown as a line in a chart.
 *
 * @param node where it happened
 * @param pool the pool it concerns; empty where it is no single one
 * @param text a sentence
 */
public record HistoryMark(
    UUID markId, String node, Instant at, Kind kind, Optional<String> pool, String text) {

  /** The kinds of marks. */
  @Schema(name = "HistoryMarkKind")
  public enum Kind {
    /** The node started. */
    START,
    /** The node started with another version than before. */
    DEPLOYMENT,
    /** The node began to stop. */
    STOP,
    /** A pool was changed, or the change was confirmed or reverted. */
    CHANGE,
    /** The diagnosis found something that harms requests. */
    FINDING,
    /** The finding is over. */
    FINDING_OVER,
    /** A database became available or unavailable. */
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
