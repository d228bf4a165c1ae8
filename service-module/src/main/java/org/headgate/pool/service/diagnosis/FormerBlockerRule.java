package org.headgate.pool.service.diagnosis;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.headgate.pool.api.DiagnosisCode;
import org.headgate.pool.service.diagnosis.DiagnosisHistory.FormerBlocker;
import org.headgate.pool.service.diagnosis.Finding.Severity;

/** Names a blocker that ended a moment ago, and who ended it. */
record FormerBlockerRule(DiagnosisCode code) implements DiagnosisRule {

  @Override
  public Stream<Finding> evaluate(DiagnosisInput diagnosisInput) {
    return diagnosisInput.backends().stream()
        .flatMap(seen -> diagnosisInput.history().formerBlockers().stream())
        .filter(blocker -> blocker.code() == code && diagnosisInput.isRecent(blocker.lastSeen()))
        .filter(blocker -> !isStillBlocking(blocker, diagnosisInput))
        .max(Comparator.comparing(FormerBlocker::lastSeen))
        .map(blocker -> finding(blocker, diagnosisInput))
        .stream();
  }

  private static boolean isStillBlocking(FormerBlocker former, DiagnosisInput diagnosisInput) {
    return diagnosisInput
        .backend(former.pid())
        .filter(backend -> !BlockingChain.behind(backend, diagnosisInput).isEmpty())
        .isPresent();
  }

  private static Finding finding(FormerBlocker former, DiagnosisInput diagnosisInput) {
    String ago =
        DurationFormat.of(Duration.between(former.lastSeen(), diagnosisInput.now())) + " ago";
    return new Finding(
        former.code(),
        Optional.empty(),
        "%s had locked %s for %s; %s."
            .formatted(
                former.name(),
                former.locked(),
                DurationFormat.of(former.held()),
                former
                    .endedBy()
                    .map(actor -> actor + " ended it " + ago)
                    .orElse("it let go " + ago)),
        "Nothing waits behind it any more.",
        "None is needed now. If it comes again, ask its owner to keep transactions short.",
        former.since(),
        Severity.IS_OVER);
  }
}
