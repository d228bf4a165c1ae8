package org.headgate.pool.service.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.headgate.config.database.PoolName;
import org.headgate.pool.api.DiagnosisCode;
import org.headgate.pool.service.admission.AdmissionSnapshot;

/** The sentence above everything else: how the pools are, and why. */
final class DiagnosisSummary {
  private DiagnosisSummary() {}

  static String of(DiagnosisInput diagnosisInput, List<Finding> findings) {
    if (findings.isEmpty()) {
      return diagnosisInput.pools().stream().allMatch(pool -> pool.condition().isUp())
          ? "Healthy. " + calm(diagnosisInput)
          : "Not known yet: the databases have not been looked at.";
    }
    Finding first = findings.get(0);
    return (suffering(diagnosisInput, first).map(line -> line + " ").orElse("") + first.cause())
        .strip();
  }

  private static String calm(DiagnosisInput diagnosisInput) {
    String use =
        diagnosisInput.pools().stream()
            .filter(pool -> pool.pool() != PoolName.OPERATOR)
            .map(
                pool ->
                    "%s %s of %s"
                        .formatted(
                            pool.pool() == PoolName.PLATFORM ? "Platform" : "user data",
                            pool.guard().admission().inUse(),
                            pool.guard().admission().size()))
            .collect(Collectors.joining(", "));
    long waiting =
        diagnosisInput.pools().stream().mapToLong(pool -> pool.guard().admission().waiting()).sum();
    return use + " in use; " + (waiting == 0 ? "nothing waits." : waiting + " wait for a moment.");
  }

  /** A pool that is full, where the heaviest finding does not say so itself. */
  private static Optional<String> suffering(DiagnosisInput diagnosisInput, Finding first) {
    if (first.code() == DiagnosisCode.POOL_TOO_SMALL) {
      return Optional.empty();
    }
    return diagnosisInput.pools().stream()
        .filter(pool -> pool.guard().admission().waiting() > 0)
        .findFirst()
        .map(pool -> full(pool.title(), pool.guard().admission()));
  }

  private static String full(String title, AdmissionSnapshot admission) {
    return "%s pool is full%s: %s of %s in use, %s waiting."
        .formatted(
            title,
            admission.inUse() < admission.size() ? " up to what it keeps for other work" : "",
            admission.inUse(),
            admission.size(),
            DurationFormat.count(admission.waiting(), "request", "requests"));
  }
}
