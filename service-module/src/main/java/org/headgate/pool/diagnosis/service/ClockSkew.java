package org.headgate.pool.diagnosis.service;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.headgate.pool.DiagnosisCode;

/**
 * Our clock and the server's differ: tokens and schedules go by ours, who is due by the server's.
 */
final class ClockSkew implements Symptom {
  private static final Duration TOLERATED = Duration.ofSeconds(2);

  @Override
  public Stream<Finding> in(Sights sights) {
    return sights.server().stream()
        .filter(server -> server.skew().abs().compareTo(TOLERATED) > 0)
        .map(
            server ->
                new Finding(
                    DiagnosisCode.CLOCK_SKEW,
                    Optional.empty(),
                    "The database's clock is %s %s ours."
                        .formatted(
                            Words.of(server.skew().abs()),
                            server.skew().isNegative() ? "behind" : "ahead of"),
                    "The server said %s.".formatted(server.limits().now()),
                    "Synchronise both machines' clocks (NTP): codes, tokens and schedules go by them.",
                    sights.now(),
                    Weight.MAY_HARM));
  }
}
