package org.headgate.pool.service.autopilot;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.headgate.config.database.PoolSettings;
import org.headgate.pool.api.autopilot.AutopilotFigures;
import org.headgate.pool.service.advice.PoolSizeAdvisor;
import org.headgate.pool.service.advice.QueueingModel;
import org.headgate.pool.service.monitoring.DemandSample;

/** Aggregates samples into the figures for decisions, predictions and evaluations. */
final class DemandFigures {

  private static final double MILLIS = 1e6;
  private static final double PERCENT = 100;

  private DemandFigures() {}

  /** The samples combined, weighted by their calls. */
  static DemandSample together(List<DemandSample> samples) {
    double arrivals = samples.stream().mapToDouble(DemandSample::arrivals).sum();
    double holdNanos =
        samples.stream()
            .mapToDouble(sample -> sample.arrivals() * sample.meanHold().toNanos())
            .sum();
    Duration length =
        samples.stream().map(DemandSample::length).reduce(Duration.ZERO, Duration::plus);
    return new DemandSample(
        samples.get(0).at(),
        length,
        arrivals,
        samples.stream().mapToDouble(DemandSample::refused).sum(),
        samples.stream().mapToDouble(DemandSample::inUse).average().orElse(0),
        Duration.ofNanos(arrivals == 0 ? 0 : Math.round(holdNanos / arrivals)),
        middle(samples),
        samples.stream().anyMatch(DemandSample::harmed));
  }

  private static Duration middle(List<DemandSample> samples) {
    return samples.stream()
        .map(DemandSample::waitP95)
        .sorted()
        .skip(samples.size() / 2)
        .findFirst()
        .orElse(Duration.ZERO);
  }

  /** The measured figures. */
  static AutopilotFigures of(DemandSample sample) {
    return new AutopilotFigures(
        rounded(sample.arrivalRate()),
        rounded(sample.waitP95().toNanos() / MILLIS),
        rounded(sample.arrivals() == 0 ? 0 : PERCENT * sample.refused() / sample.arrivals()),
        rounded(sample.inUse()));
  }

  /**
   * The predicted figures of a pool of that size under this load; waits stay as they are where it
   * could not keep up.
   */
  static AutopilotFigures expected(DemandSample load, int size) {
    QueueingModel model = new QueueingModel(load.arrivalRate(), load.meanHold());
    Optional<Duration> wait = model.p95Wait(size);
    return new AutopilotFigures(
        rounded(load.arrivalRate()),
        rounded(wait.orElse(load.waitP95()).toNanos() / MILLIS),
        rounded(wait.isPresent() ? 0 : PERCENT * (1 - size / model.load())),
        rounded(Math.min(size, model.load())));
  }

  /** The connections that keep the target wait under this load. */
  static int requiredConnections(double arrivalRate, Duration meanHold) {
    return new QueueingModel(arrivalRate, meanHold)
        .connectionsFor(PoolSizeAdvisor.TARGET, PoolSettings.MAX_CONNECTIONS);
  }

  /**
   * Combines every {@code length} samples into one; an incomplete group at the beginning is
   * dropped.
   */
  static List<DemandSample> longer(List<DemandSample> samples, int length) {
    List<DemandSample> longer = new ArrayList<>();
    if (length == 0) {
      return longer;
    }
    for (int from = samples.size() % length; from < samples.size(); from += length) {
      longer.add(together(samples.subList(from, from + length)));
    }
    return longer;
  }

  private static double rounded(double value) {
    return Math.round(value * 10) / 10.0;
  }
}
