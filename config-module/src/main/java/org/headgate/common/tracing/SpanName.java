package org.headgate.common.tracing;

import java.util.HashMap;
import java.util.Map;

/**
 * What a span is called and says. Neither holds what only one person has: no address, no code, no
 * secret.
 *
 * @param kind who waits for whom
 */
public record SpanName(String text, Kind kind, Map<String, String> attributes) {

  public SpanName {
    attributes = Map.copyOf(attributes);
  }

  /** Work of our own. */
  public static SpanName of(String text) {
    return new SpanName(text, Kind.INTERNAL, Map.of());
  }

  /** Somebody else is called. */
  public static SpanName call(String text) {
    return new SpanName(text, Kind.CLIENT, Map.of());
  }

  /** The same with one thing more that it says. */
  public SpanName with(String key, String value) {
    Map<String, String> more = new HashMap<>(attributes);
    more.put(key, value);
    return new SpanName(text, kind, more);
  }

  /** Who waits for whom, as OpenTelemetry has it. */
  public enum Kind {
    /** Nobody outside of this node has a part in it. */
    INTERNAL,
    /** This node waits for another. */
    CLIENT
  }
}
