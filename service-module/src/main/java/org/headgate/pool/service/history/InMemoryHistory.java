package org.headgate.pool.service.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The history in this node's memory, which needs no database: seconds of the last 15 minutes, tens
 * of seconds of a day, minutes of 30 days. Each resolution is aggregated from the finer one as time
 * passes. Its size is bounded.
 */
final class InMemoryHistory {

  /** The age of the oldest minutes. */
  static final Duration RETENTION = Duration.ofDays(30);

  private static final long MEBIBYTE = 1L << 20;

  private final RouteNames names = new RouteNames();
  private final HistoryRing seconds =
      new HistoryRing(Duration.ofSeconds(1), Duration.ofMinutes(15), 2 * MEBIBYTE);
  private final HistoryRing tens =
      new HistoryRing(Duration.ofSeconds(10), Duration.ofHours(24), 10 * MEBIBYTE);
  private final HistoryRing minutes =
      new HistoryRing(Duration.ofMinutes(1), RETENTION, 22 * MEBIBYTE);
  private final Closing tensClosing = new Closing(seconds, tens);
  private final Closing minutesClosing = new Closing(tens, minutes);

  RouteNames names() {
    return names;
  }

  /**
   * Adds a second.
   *
   * @return the minute that it completes, if any
   */
  synchronized Optional<HistoryRow> add(HistoryRow second) {
    Optional<HistoryRow> ten = tensClosing.passed(second, second);
    seconds.put(second);
    return ten.flatMap(row -> minutesClosing.passed(row, second));
  }

  /** Completes the present ten seconds and minute; returns the minute, if there is one. */
  synchronized Optional<HistoryRow> flush() {
    Optional<HistoryRow> ten = tensClosing.flush();
    return minutesClosing.flush().or(() -> ten.flatMap(minutesClosing::closeAround));
  }

  /** Adds a minute of an earlier run. */
  synchronized void restore(HistoryRow minute) {
    minutes.restore(minute);
  }

  /**
   * The rows of the coarsest resolution that the requested steps are a multiple of.
   *
   * @param step whole seconds
   */
  synchronized List<HistoryRow> between(Instant from, Instant to, Duration step) {
    return ringOf(step).between(from, to);
  }

  private HistoryRing ringOf(Duration step) {
    if (step.toSeconds() % minutes.step() == 0) {
      return minutes;
    }
    return step.toSeconds() % tens.step() == 0 ? tens : seconds;
  }

  /** The maximum size in bytes. */
  long maxBytes() {
    return seconds.maxBytes() + tens.maxBytes() + minutes.maxBytes();
  }

  /** Aggregates rows of one ring into a coarser one as time passes. */
  private final class Closing {
    private final HistoryRing fine;
    private final HistoryRing coarse;
    private Optional<Long> open = Optional.empty();

    private Closing(HistoryRing fine, HistoryRing coarse) {
      this.fine = fine;
      this.coarse = coarse;
    }

    /**
     * Completes the open row when a later one begins, or an earlier one because the clock was put
     * back. A step of the clock that is shorter than a row changes nothing.
     *
     * @param part the latest that belongs to it
     */
    private Optional<HistoryRow> passed(HistoryRow part, HistoryRow next) {
      long began = open.orElse(start(part));
      long begins = start(next);
      boolean isPutBack = began - begins > coarse.step();
      open = Optional.of(isPutBack ? begins : Math.max(began, begins));
      return began < begins || isPutBack ? close(began) : Optional.empty();
    }

    private Optional<HistoryRow> flush() {
      return open.flatMap(this::close);
    }

    private Optional<HistoryRow> closeAround(HistoryRow part) {
      return close(start(part));
    }

    private long start(HistoryRow row) {
      return row.second() - Math.floorMod(row.second(), coarse.step());
    }

    private Optional<HistoryRow> close(long began) {
      Instant at = Instant.ofEpochSecond(began);
      List<HistoryRow> rows = new ArrayList<>(fine.between(at, at.plusSeconds(coarse.step())));
      if (rows.isEmpty()) {
        return Optional.empty();
      }
      HistoryRow closed = HistoryAggregator.merged(at, rows, names);
      coarse.put(closed);
      return Optional.of(closed);
    }
  }
}
