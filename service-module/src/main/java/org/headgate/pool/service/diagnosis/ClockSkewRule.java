package org.headgate.pool.service.diagnosis;

import java.util.Optional;
import java.util.stream.Stream;
import org.headgate.common.service.ServiceClock;
import org.headgate.pool.api.DiagnosisCode;
import org.headgate.pool.service.diagnosis.Finding.Severity;

/** Names clocks that differ; the service then goes by the database's ({@link ServiceClock}). */
final class ClockSkewRule implements DiagnosisRule {
  @Override
  public Stream<Finding> evaluate(DiagnosisInput diagnosisInput) {
    return diagnosisInput.server().stream()
        .filter(server -> server.skew().abs().compareTo(ServiceClock.TOLERANCE) > 0)
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
                    "Synchronise both machines' clocks (NTP). Until then this node uses the"
                        + " database's time for codes, tokens and schedules.",
                    diagnosisInput.now(),
                    Severity.MAY_HARM));
  }
}
