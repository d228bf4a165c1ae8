package org.headgate.administration.service.imports;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * A line of a file that is not read as JSON at all. A marker is stored in its place, so that it is
 * refused by its number and the lines around it are imported.
 */
enum UnreadableLine {
  TOO_LONG("must have at most 65,536 bytes"),

  /** Invalid bytes would otherwise become question marks in somebody's name. */
  NOT_UTF8("must be UTF-8");

  private final String reason;

  UnreadableLine(String reason) {
    this.reason = reason;
  }

  /** The text that is stored in its place. No JSON object begins like it. */
  String marker() {
    return "\0" + name();
  }

  /** Why it is refused. */
  String reason() {
    return reason;
  }

  /** The kind of line that this text marks; empty for an ordinary line. */
  static Optional<UnreadableLine> of(String text) {
    return Stream.of(values()).filter(line -> line.marker().equals(text)).findFirst();
  }
}
