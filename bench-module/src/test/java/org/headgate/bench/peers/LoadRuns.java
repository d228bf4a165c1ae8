package org.headgate.bench.peers;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The results of one load that ran several times, slowest first. */
record LoadRuns(List<Load.Result> results) {

  LoadRuns {
    results = results.stream().sorted(Comparator.comparingDouble(Load.Result::perSecond)).toList();
  }

  /** The turn in the middle. */
  Load.Result median() {
    return results.get(results.size() / 2);
  }

  /** Rate with its spread, and what wrk saw of the times. */
  String cell() {
    return "%s/s (%s to %s), p50 %s ms, p99 %s ms"
        .formatted(
            Math.round(median().perSecond()),
            Math.round(results.get(0).perSecond()),
            Math.round(results.get(results.size() - 1).perSecond()),
            Math.round(median().medianMillis()),
            Math.round(median().slowestMillis()));
  }

  /** The same, and how many times as much ours are. */
  String cell(LoadRuns ours) {
    return "%s; Headgate: %s times".formatted(cell(), ours.times(this));
  }

  /** How many times as much as the others, by the medians. */
  String times(LoadRuns others) {
    return String.format(Locale.ROOT, "%.2f", median().perSecond() / others.median().perSecond());
  }

  /** Whether nobody had a turn. */
  boolean isEmpty() {
    return results.isEmpty();
  }
}
