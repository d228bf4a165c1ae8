package org.headgate.pool.service.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.headgate.common.text.TextShortener;
import org.headgate.config.database.PoolName;
import org.headgate.pool.api.DiagnosisCode;
import org.headgate.pool.service.admission.AdmissionSnapshot;
import org.headgate.pool.service.diagnosis.Finding.Severity;

/** The first sentence of the diagnosis: how the pools are, and why. */
final class DiagnosisSummary {
  private static final int MAX_CAUSE_LENGTH = 160;

  private DiagnosisSummary() {}

  static String of(DiagnosisInput diagnosisInput, List<Finding> findings) {
    if (findings.isEmpty()) {
      return healthyText(diagnosisInput);
    }
    Finding first = findings.get(0);
    return (first.severity() == Severity.IS_OVER
            ? healthyText(diagnosisInput) + " " + shortened(first.cause())
            : shortened(first.cause())
                + fullPoolText(diagnosisInput, first).map(line -> " " + line).orElse(""))
        .strip();
  }

  /** Long statements at the end of a cause are shortened, because more text follows. */
  private static String shortened(String cause) {
    return cause.length() <= MAX_CAUSE_LENGTH
        ? cause
        : TextShortener.cut(cause, MAX_CAUSE_LENGTH).replaceFirst("\\s\\S{0,40}$", "") + "\u2026";
  }

  private static String healthyText(DiagnosisInput diagnosisInput) {
    return waitingPool(diagnosisInput)
        .map(pool -> full(pool.title(), pool.guard().admission()))
        .orElseGet(
            () ->
                diagnosisInput.pools().stream().allMatch(pool -> pool.status().isUp())
                    ? "Healthy. " + use(diagnosisInput)
                    : "Not known yet: the databases have not been looked at.");
  }

  /** The pool in which requests wait for something that was blocking until just now. */
  private static Optional<PoolObservation> waitingPool(DiagnosisInput diagnosisInput) {
    return diagnosisInput.pools().stream()
        .filter(pool -> pool.pool() != PoolName.OPERATOR)
        .filter(pool -> pool.guard().admission().waiting() > 0)
        .findFirst();
  }

  private static String use(DiagnosisInput diagnosisInput) {
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

  /** A pool that is full, if the most severe finding does not say so itself. */
  private static Optional<String> fullPoolText(DiagnosisInput diagnosisInput, Finding first) {
    if (first.code() == DiagnosisCode.POOL_TOO_SMALL || first.code() == DiagnosisCode.POOL_CHANGE) {
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
