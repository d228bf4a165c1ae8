package org.headgate.pool.service.history;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.headgate.common.paging.QueryParameters;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.config.database.PoolName;

/**
 * A validated query of the history.
 *
 * @param step the step of one point; whole seconds, at least as coarse as the stored data
 * @param node empty for this one, {@code all} for all
 */
record HistoryQuery(
    Optional<PoolName> pool,
    List<String> series,
    Instant from,
    Instant to,
    Duration step,
    Optional<String> node) {

  /** The limit over all figures of one node. */
  static final int MAX_POINTS = 2000;

  static final String ALL = "all";

  private static final int MAX_SERIES = 10;
  private static final int MAX_STEP_SECONDS = 86_400;
  private static final Duration DEFAULT_SPAN = Duration.ofMinutes(15);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Pattern COMMA = Pattern.compile(",");
  private static final List<Integer> STEPS =
      List.of(1, 10, 60, 300, 600, 1800, 3600, 21_600, MAX_STEP_SECONDS);

  HistoryQuery {
    series = List.copyOf(series);
  }

  /** The raw parameters; null for those left out, as JAX-RS passes them. */
  record Parameters(String pool, String series, String from, String to, String step, String node) {}

  /**
   * @throws InvalidRequestException naming the parameter
   */
  static HistoryQuery of(Parameters parameters, Instant now) {
    Optional<PoolName> pool =
        QueryParameters.read(
            "pool", parameters.pool(), PoolName::ofWireName, "platform, userdata or operator");
    List<String> series =
        QueryParameters.text("series", parameters.series())
            .map(text -> Stream.of(COMMA.split(text, -1)).map(String::strip).distinct().toList())
            .orElse(List.of(pool.isPresent() ? "in_use" : "requests"));
    requireValid(pool, series);
    Instant to = QueryParameters.instant("to", parameters.to()).orElse(now);
    Instant from =
        QueryParameters.instant("from", parameters.from()).orElse(to.minus(DEFAULT_SPAN));
    if (!from.isBefore(to)) {
      throw refused("from", "must be before to");
    }
    Optional<String> node = QueryParameters.text("node", parameters.node());
    Span span = new Span(from, to, series.size(), node.isPresent(), now);
    Duration step =
        QueryParameters.number("step", parameters.step(), 1, MAX_STEP_SECONDS)
            .map(Duration::ofSeconds)
            .map(span::requireFitting)
            .orElseGet(span::suitable);
    return new HistoryQuery(pool, series, from, to, step, node);
  }

  private static void requireValid(Optional<PoolName> pool, List<String> series) {
    if (series.size() > MAX_SERIES) {
      throw refused("series", "must be at most " + MAX_SERIES);
    }
    if (series.stream().anyMatch(name -> HistoryFigure.of(pool, name).isEmpty())) {
      throw refused(
          "series",
          pool.isPresent()
              ? "must be figures of a pool, such as in_use, waiting, refused or wait_p95"
              : "must be figures of the node, such as requests, log_ins, executions; those of a pool"
                  + " need pool");
    }
  }

  private static InvalidRequestException refused(String field, String message) {
    return new InvalidRequestException(new FieldError(field, message));
  }

  /** The requested time, with its stored resolution and the number of series. */
  private record Span(Instant from, Instant to, int series, boolean byTheMinute, Instant now) {

    private boolean fits(Duration step) {
      return Duration.between(from, to).toSeconds() / step.toSeconds() * series <= MAX_POINTS;
    }

    private Duration requireFitting(Duration step) {
      if (!fits(step)) {
        throw refused(
            "step",
            "must be at least %s for this time range: a response has at most %s points per node"
                .formatted(suitable().toSeconds(), MAX_POINTS));
      }
      if (byTheMinute && step.toSeconds() % 60 != 0) {
        throw refused("step", "must be a multiple of 60: nodes report to each other by the minute");
      }
      return step;
    }

    private Duration suitable() {
      Duration age = Duration.between(from, now);
      return STEPS.stream()
          .filter(step -> step >= 60 || !byTheMinute)
          .filter(step -> step > 1 || age.compareTo(DEFAULT_SPAN.plusSeconds(30)) <= 0)
          .filter(step -> step > 10 || age.compareTo(DAY) <= 0)
          .map(Duration::ofSeconds)
          .filter(this::fits)
          .findFirst()
          .orElse(Duration.ofSeconds(MAX_STEP_SECONDS));
    }
  }
}
