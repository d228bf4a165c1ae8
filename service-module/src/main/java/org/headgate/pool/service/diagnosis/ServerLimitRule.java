package org.headgate.pool.service.diagnosis;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headgate.pool.api.DiagnosisCode;
import org.headgate.pool.persistence.ServerLimits;
import org.headgate.pool.persistence.faults.FaultKind;
import org.headgate.pool.service.diagnosis.Finding.Severity;

/** Names a server that has no connection left for our role, whether or not one was requested. */
final class ServerLimitRule implements DiagnosisRule {
  private static final int NAMED = 3;

  @Override
  public Stream<Finding> evaluate(DiagnosisInput diagnosisInput) {
    return diagnosisInput.server().stream()
        .map(server -> server.limits())
        .filter(limits -> limits.free() <= 0)
        .map(
            limits ->
                new Finding(
                    DiagnosisCode.SERVER_LIMIT,
                    Optional.empty(),
                    "The server gives us no more connections: %s of %s in use, %s reserved%s."
                        .formatted(
                            limits.used(),
                            limits.maxConnections(),
                            limits.reserved(),
                            ownLimits(limits)),
                    "Most are held by " + holders(limits) + ".",
                    FaultKind.SERVER_LIMIT.cure(),
                    diagnosisInput.now(),
                    Severity.HARMS));
  }

  private static String ownLimits(ServerLimits limits) {
    String role =
        limits
            .roleLimit()
            .map(max -> "; our role has %s of %s".formatted(limits.usedByRole(), max))
            .orElse("");
    return role
        + limits
            .databaseLimit()
            .map(max -> "; our database has %s of %s".formatted(limits.usedByDatabase(), max))
            .orElse("");
  }

  private static String holders(ServerLimits limits) {
    return limits.byApplication().entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(NAMED)
        .map(
            entry ->
                (entry.getKey().isEmpty() ? "unnamed" : entry.getKey())
                    + " ("
                    + entry.getValue()
                    + ")")
        .collect(Collectors.joining(", "));
  }
}
