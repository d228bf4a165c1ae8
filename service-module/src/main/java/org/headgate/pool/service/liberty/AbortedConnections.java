package org.headgate.pool.service.liberty;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The connections that Liberty has aborted.
 *
 * @param number how many
 * @param longest how long the first of them had been out
 */
public record AbortedConnections(int number, Duration longest) {

  private static final Pattern LINE =
      Pattern.compile(
          "- (\\d+) in use connections added to the in use abort list"
              + " with the highest/lowest in use times (\\d+)/");

  /** Parses Liberty's answer, which is text for people; empty where it aborted none. */
  static Optional<AbortedConnections> in(String answer) {
    Matcher line = LINE.matcher(answer);
    return line.find()
        ? Optional.of(
            new AbortedConnections(
                Integer.parseInt(line.group(1)), Duration.ofMillis(Long.parseLong(line.group(2)))))
        : Optional.empty();
  }
}
