package org.headgate.bench.peers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How long one server took to start, each time. */
final class StartTimes {

  private final List<Duration> times = new ArrayList<>();

  void add(Duration time) {
    times.add(time);
  }

  /** The median in relation to another's. */
  double timesAsLongAs(StartTimes other) {
    return seconds(median()) / seconds(other.median());
  }

  /** A cell of a table: the median, and the extremes. */
  String cell() {
    List<Duration> sorted = sorted();
    return String.format(
        Locale.ROOT,
        "%.1f s (%.1f to %.1f)",
        seconds(median()),
        seconds(sorted.get(0)),
        seconds(sorted.get(sorted.size() - 1)));
  }

  private Duration median() {
    return sorted().get(times.size() / 2);
  }

  private List<Duration> sorted() {
    return times.stream().sorted().toList();
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }
}
