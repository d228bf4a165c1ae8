package org.headgate.pool.service.diagnosis;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.headgate.pool.api.DiagnosisCode;
import org.headgate.pool.service.diagnosis.Finding.Severity;

/** Names clocks that differ: tokens and schedules follow the node's, due times the server's. */
final class ClockSkewRule implements DiagnosisRule {
  private static final Duration TOLERATED = Duration.ofSeconds(2);

  @Override
  public Stream<Finding> evaluate(DiagnosisInput diagnosisInput) {
    return diagnosisInput.server().stream()
        .filter(server -> server.skew().abs().compareTo(TOLERATED) > 0)
        .map(
            server ->
                new Finding(
                    DiagnosisCode.CLOCK_SKEW,
                    Optional.empty(),
                    "The database's clock is %s %s ours."
                        .formatted(
                            DurationFormat.of(server.skew().abs()),
                            server.skew().isNegative() ? "behind" : "ahead of"),
                    "The server said %s.".formatted(server.limits().now()),
                    "Synchronise both machines' clocks (NTP): codes, tokens and schedules depend on"
                        + " them.",
                    diagnosisInput.now(),
                    Severity.MAY_HARM));
  }
}
