package org.headgate.pool.service.inspection;

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
 * Recommends the size of a pool: what the queueing model wants for the busiest second, not below
 * the deadlock floor, not above what the server can give, and no growth where one statement is the
 * reason. The operator lane keeps its size.
 */
final class PoolSizeAdvisor {
  /** 95 of 100 requests are to wait no longer for a connection. */
  static final Duration TARGET = Duration.ofMillis(20);

  /** One unit of work takes one connection; the second lets jobs go on beside it. */
  static final int DEADLOCK_FLOOR = 2;

  /** From this share of the time held on, a statement is the reason and the size is not. */
  static final double DOMINANT = 0.5;

  private static final int ENOUGH_ARRIVALS = 30;

  private PoolSizeAdvisor() {}

  static PoolAdvice advise(AdviceInput input) {
    List<String> reasons = new ArrayList<>();
    int most = size(input, reasons);
    int kept = Math.min(most, Math.max(1, (int) Math.ceil(queueing(input).load()) + 1));
    PoolAdvice.Size size =
        most == input.settings().maxPoolSize()
            ? new PoolAdvice.Size(input.settings().minPoolSize(), input.settings().overflow())
            : new PoolAdvice.Size(kept, most - kept);
    return new PoolAdvice(size, reasons, evidence(input), serverXml(input, size));
  }

  private static int size(AdviceInput input, List<String> reasons) {
    int now = input.settings().maxPoolSize();
    if (input.pool() == PoolName.OPERATOR) {
      reasons.add(
          "This lane serves the probes and the console alone and stays at %s: whoever waits in it"
                  .formatted(sizes(input))
              + " waits for the console's own questions.");
      return now;
    }
    if (input.leaking() > 0) {
      reasons.add(
          "Leave the size as it is: %s of %s connections are held without using the database, which no size mends."
              .formatted(input.leaking(), now));
      return now;
    }
    if (input.demand().admitted() + input.demand().refused() < ENOUGH_ARRIVALS) {
      reasons.add(
          "Too little was asked of the pool in the last %s s to advise another size than %s."
              .formatted(input.demand().window().toSeconds(), sizes(input)));
      return now;
    }
    int wanted =
        Math.max(
            DEADLOCK_FLOOR, queueing(input).connectionsFor(TARGET, PoolSettings.MOST_CONNECTIONS));
    reasons.add(
        String.format(
            Locale.ROOT,
            "%s connections keep 95 of 100 waits below %s ms at the busiest second's rate, held"
                + " %.1f ms each.",
            wanted,
            TARGET.toMillis(),
            input.meanHold().toNanos() / 1e6));
    if (wanted <= now) {
      reasons.add(
          wanted == now
              ? "The pool has just as many."
              : "The pool may have %s: fewer would do at this rate.".formatted(now));
      return wanted;
    }
    Optional<AdviceInput.Dominant> reason =
        input.dominant().filter(each -> each.share() >= DOMINANT);
    if (reason.isPresent()) {
      reasons.add(
          0,
          "Do not grow: this query holds %s %%: %s"
              .formatted(Math.round(reason.get().share() * 100), reason.get().statement()));
      return now;
    }
    return withinTheServer(input, wanted, reasons);
  }

  private static String sizes(AdviceInput input) {
    return "%s and %s above".formatted(input.settings().minPoolSize(), input.settings().overflow());
  }

  private static int withinTheServer(AdviceInput input, int wanted, List<String> reasons) {
    int now = input.settings().maxPoolSize();
    int room = now + input.free().map(free -> Math.max(0, free)).orElse(wanted);
    if (wanted > room) {
      reasons.add(
          "The server, or the pooler before it, gives no more than %s to this pool now."
              .formatted(room));
    }
    reasons.add(
        "More than about twice the server's cores seldom helps where statements compute rather than"
            + " wait.");
    return Math.min(wanted, room);
  }

  private static QueueingModel queueing(AdviceInput input) {
    double busiest =
        Math.max(input.demand().arrivalRate(), (double) input.demand().busiestSecond());
    return new QueueingModel(busiest, input.meanHold());
  }

  private static PoolAdvice.Evidence evidence(AdviceInput input) {
    return new PoolAdvice.Evidence(
        input.demand().window().toSeconds(),
        input.demand().arrivalRate(),
        input.demand().busiestSecond(),
        input.meanHold().toNanos() / 1e6,
        queueing(input).load(),
        input.demand().waits().p95().toMillis(),
        input.demand().refused(),
        TARGET.toMillis(),
        DEADLOCK_FLOOR,
        input.dominant().map(AdviceInput.Dominant::share).orElse(0.0),
        input.free().orElse(-1));
  }

  /** Redefines the connection manager as a drop-in does; all else of it stays as it is. */
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

  /**
   * What an advice is made from.
   *
   * @param meanHold how long a connection is held; zero while unknown
   * @param dominant the statement that holds most, where one is seen at all
   * @param leaking connections that are held without using the database
   * @param free connections the server could still give; empty where it could not be asked
   */
  record AdviceInput(
      PoolName pool,
      PoolSettings settings,
      DemandSnapshot demand,
      Duration meanHold,
      Optional<Dominant> dominant,
      int leaking,
      Optional<Integer> free) {

    /**
     * The statement that holds more of the pool than any other.
     *
     * @param share of the time all borrowers together hold now, 0 to 1
     */
    record Dominant(String statement, double share) {}
  }
}
