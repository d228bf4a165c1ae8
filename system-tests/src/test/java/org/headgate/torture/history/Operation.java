package org.headgate.torture.history;

import java.time.Duration;
import java.time.Instant;

/**
 * One request of a client that was to change, use or see something, with what came of it.
 *
 * @param client who asked
 * @param kind what it was to do
 * @param what the kind of thing, such as account or settings
 * @param key which of them
 * @param value what was written, read or given in exchange; empty where there is none
 * @param answer the status, or why there is none
 */
public record Operation(
    String client,
    Kind kind,
    String what,
    String key,
    String value,
    Instant begun,
    Instant ended,
    Outcome outcome,
    String answer) {

  /** How the service is to treat a request, which is what the rules go by. */
  public enum Kind {
    /** Makes a thing that is to be there once. */
    ADD,
    /** Takes a thing away for ever. */
    REMOVE,
    /** Replaces a value, of which the newest counts. */
    WRITE,
    READ,
    /** Exchanges something that is good once. */
    REDEEM,
    /** Uses a session. */
    USE,
    /** Ends a session. */
    END
  }

  /** The knowledge of the client afterwards. */
  public enum Outcome {
    ACKNOWLEDGED,
    /** It was not done. */
    REFUSED,
    /** It may have been done, or be done yet. */
    UNKNOWN
  }

  public boolean is(Kind other) {
    return kind == other;
  }

  public boolean isAcknowledged() {
    return outcome == Outcome.ACKNOWLEDGED;
  }

  public boolean isRefused() {
    return outcome == Outcome.REFUSED;
  }

  public boolean isUnknown() {
    return outcome == Outcome.UNKNOWN;
  }

  public Duration took() {
    return Duration.between(begun, ended);
  }
}
