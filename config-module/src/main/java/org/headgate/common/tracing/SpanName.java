package org.headgate.common.tracing;

import java.util.HashMap;
import java.util.Map;

/**
 * The name and attributes of a span. Neither contains personal data: no address, no code, no
 * secret.
 *
 * @param kind internal work or an outgoing call
 */
public record SpanName(String text, Kind kind, Map<String, String> attributes) {

  public SpanName {
    attributes = Map.copyOf(attributes);
  }

  /** A span of internal work. */
  public static SpanName of(String text) {
    return new SpanName(text, Kind.INTERNAL, Map.of());
  }

  /** A span of an outgoing call. */
  public static SpanName call(String text) {
    return new SpanName(text, Kind.CLIENT, Map.of());
  }

  /** The same span with one more attribute. */
  public SpanName with(String key, String value) {
    Map<String, String> more = new HashMap<>(attributes);
    more.put(key, value);
    return new SpanName(text, kind, more);
  }

  /** The kind of a span, as in OpenTelemetry. */
  public enum Kind {
    /** Work within this node. */
    INTERNAL,
    /** This node waits for another system. */
    CLIENT
  }
}
