package org.headgate.pool.service.advice;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.headgate.config.database.PoolName;
import org.headgate.config.database.PoolSettings;
import org.headgate.pool.api.PoolAdvice;
import org.headgate.pool.service.monitoring.DemandSnapshot;

/**
 * Recommends the size of a pool from 15 minutes of measurements: what the queueing model needs for
 * the busiest second, within the limits of the server and the budget. It recommends more than the
 * present size only if requests waited, at most a quarter less, and nothing while another problem
 * distorts the figures. The operator lane keeps its size.
 */
public final class PoolSizeAdvisor {
  /** The target of the 95th percentile of the wait for a connection. */
  public static final Duration TARGET = Duration.ofMillis(20);

  /** A unit of work takes one connection; the second lets jobs continue beside it. */
  public static final int DEADLOCK_FLOOR = 2;

  /** From this share of the hold time on, a single statement is the problem, not the size. */
  public static final double DOMINANT = 0.5;

  /** A shorter window shows a burst or a lull, not the need of the pool. */
  public static final Duration MIN_WINDOW = Duration.ofMinutes(15);

  private static final int MIN_ARRIVALS = 30;

  /** The largest part of a pool that is removed at a time. */
  public static final double MAX_TAKEN_AWAY = 0.25;

  /** The largest factor by which a pool grows at a time. */
  public static final int MAX_TIMES = 2;

  private PoolSizeAdvisor() {}

  static PoolAdvice advise(AdviceInput input) {
    List<String> reasons = new ArrayList<>();
    int now = input.settings().maxPoolSize();
    int max =
        reasonToKeep(input)
            .map(reason -> keepSize(now, reason, reasons))
            .orElseGet(() -> size(input, reasons));
    PoolAdvice.Size size = max == now ? present(input) : divided(input, max);
    return new PoolAdvice(size, reasons, evidence(input), serverXml(input, size));
  }

  private static int keepSize(int now, String reason, List<String> reasons) {
    reasons.add(reason);
    return now;
  }

  private static Optional<String> reasonToKeep(AdviceInput input) {
    if (input.pool() == PoolName.OPERATOR) {
      return Optional.of(
          "This lane serves only the probes and the console, and stays at %s: a wait in it is the console's own."
              .formatted(sizes(input)));
    }
    if (input.distortion().isPresent()) {
      return input.distortion().map("Leave the size as it is: "::concat);
    }
    DemandSnapshot demand = input.demand();
    if (demand.window().compareTo(MIN_WINDOW) < 0) {
      return Optional.of(
          "Observed for %s min; advice on its size needs %s."
              .formatted(demand.window().toMinutes(), MIN_WINDOW.toMinutes()));
    }
    return demand.admitted() + demand.refused() < MIN_ARRIVALS
        ? Optional.of(
            "The pool had too few calls in the last %s min to advise a size other than %s."
                .formatted(demand.window().toMinutes(), sizes(input)))
        : Optional.empty();
  }

  private static int size(AdviceInput input, List<String> reasons) {
    int now = input.settings().maxPoolSize();
    int wanted =
        Math.max(
            DEADLOCK_FLOOR, queueing(input).connectionsFor(TARGET, PoolSettings.MAX_CONNECTIONS));
    reasons.add(
        String.format(
            Locale.ROOT,
            "%s connections keep 95 of 100 waits below %s ms at the busiest second's rate, held"
                + " %.1f ms each.",
            wanted,
            TARGET.toMillis(),
            input.demand().meanHold().toNanos() / 1e6));
    return wanted > now ? growth(input, wanted, reasons) : shrunk(input, wanted, reasons);
  }

  /** Shrinks by at most a quarter, and not at all if less is not worth it or requests waited. */
  private static int shrunk(AdviceInput input, int wanted, List<String> reasons) {
    int now = input.settings().maxPoolSize();
    int min = (int) Math.ceil(now * (1 - MAX_TAKEN_AWAY));
    if (wanted > min || min == now || isShort(input)) {
      reasons.add("The pool has %s, which is right.".formatted(now));
      return now;
    }
    reasons.add("The pool may have %s: fewer would do at this rate.".formatted(now));
    return min;
  }

  private static int growth(AdviceInput input, int wanted, List<String> reasons) {
    int now = input.settings().maxPoolSize();
    if (!isShort(input)) {
      return keepSize(
          now,
          "Requests waited no longer than %s ms all the same: leave it."
              .formatted(TARGET.toMillis()),
          reasons);
    }
    Optional<AdviceInput.Dominant> reason =
        input.dominant().filter(dominant -> dominant.share() >= DOMINANT);
    if (reason.isPresent()) {
      reasons.add(
          0,
          "Do not grow: this query holds %s %%: %s"
              .formatted(Math.round(reason.get().share() * 100), reason.get().statement()));
      return now;
    }
    return withinTheServer(input, Math.min(wanted, MAX_TIMES * now), reasons);
  }

  /** Whether requests waited too long, or were refused. */
  private static boolean isShort(AdviceInput input) {
    return input.demand().refused() > 0 || input.demand().waits().p95().compareTo(TARGET) > 0;
  }

  private static PoolAdvice.Size present(AdviceInput input) {
    return new PoolAdvice.Size(input.settings().minPoolSize(), input.settings().overflow());
  }

  private static PoolAdvice.Size divided(AdviceInput input, int max) {
    double load = new QueueingModel(input.demand().arrivalRate(), input.demand().meanHold()).load();
    return divided(input.settings(), max, load);
  }

  /**
   * The kept connections stay, unless the mean load needs more or the maximum is lower.
   *
   * @param load connections in use on average
   */
  public static PoolAdvice.Size divided(PoolSettings settings, int max, double load) {
    int kept = Math.min(max, Math.max(settings.minPoolSize(), (int) Math.ceil(load)));
    return new PoolAdvice.Size(kept, max - kept);
  }

  private static String sizes(AdviceInput input) {
    return "%s and %s above".formatted(input.settings().minPoolSize(), input.settings().overflow());
  }

  private static int withinTheServer(AdviceInput input, int wanted, List<String> reasons) {
    int now = input.settings().maxPoolSize();
    int capacity = now + input.free().map(free -> Math.max(0, free)).orElse(0);
    if (wanted > capacity) {
      reasons.add(
          "The budget, the server, or the pooler before it, gives no more than %s to this pool now."
              .formatted(capacity));
    }
    reasons.add(
        "More than about twice the server's cores seldom helps where statements compute rather than"
            + " wait.");
    return Math.min(wanted, capacity);
  }

  private static QueueingModel queueing(AdviceInput input) {
    double busiest =
        Math.max(input.demand().arrivalRate(), (double) input.demand().busiestSecond());
    return new QueueingModel(busiest, input.demand().meanHold());
  }

  private static PoolAdvice.Evidence evidence(AdviceInput input) {
    return new PoolAdvice.Evidence(
        input.demand().window().toSeconds(),
        input.demand().arrivalRate(),
        input.demand().busiestSecond(),
        input.demand().meanHold().toNanos() / 1e6,
        queueing(input).load(),
        input.demand().waits().p95().toMillis(),
        input.demand().refused(),
        TARGET.toMillis(),
        DEADLOCK_FLOOR,
        input.dominant().map(AdviceInput.Dominant::share).orElse(0.0),
        input.free().orElse(-1));
  }

  /** Redefines the connection manager as a drop-in; its other attributes stay. */
  private static String serverXml(AdviceInput input, PoolAdvice.Size size) {
    return String.format(
        Locale.ROOT,
        """
        <server>
          <connectionManager id="%s" minPoolSize="%d" maxPoolSize="%d"/>
        </server>
        """,
        input.pool().wireName(),
        size.poolSize(),
        size.poolSize() + size.maxOverflow());
  }
}
