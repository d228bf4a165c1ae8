package org.headgate.torture.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.headgate.torture.history.Operation.Kind;
import org.headgate.torture.history.Operation.Outcome;

/** A history that is made up: one operation a second, each of which takes 100 ms. */
final class Story {

  static final Instant START = Instant.parse("2030-01-01T00:00:00Z");

  private final List<Operation> operations = new ArrayList<>();

  Story acknowledged(Kind kind, String what, String key, String value) {
    return add(kind, what, key, value, Outcome.ACKNOWLEDGED, "200");
  }

  Story refused(Kind kind, String what, String key, String value) {
    return add(kind, what, key, value, Outcome.REFUSED, "401");
  }

  Story unknown(Kind kind, String what, String key, String value) {
    return add(kind, what, key, value, Outcome.UNKNOWN, "503");
  }

  Story answered(String answer) {
    return add(Kind.READ, "page", "one", "", Outcome.UNKNOWN, answer);
  }

  /** Nothing happens for so long. */
  Story pause(int seconds) {
    for (int second = 0; second < seconds; second++) {
      acknowledged(Kind.READ, "pause", "none", "");
    }
    return this;
  }

  List<Operation> operations() {
    return operations;
  }

  private Story add(
      Kind kind, String what, String key, String value, Outcome outcome, String answer) {
    Instant startedAt = START.plusSeconds(operations.size());
    operations.add(
        new Operation(
            "ada", kind, what, key, value, startedAt, startedAt.plusMillis(100), outcome, answer));
    return this;
  }
}
