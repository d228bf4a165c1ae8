package org.headgate.pool.service.diagnosis;

import java.util.Optional;
import java.util.stream.Stream;
import org.headgate.pool.service.diagnosis.Finding.Severity;

/** Names what needs attention before it does harm: certificates, keys, disks. */
final class WarningRule implements DiagnosisRule {

  @Override
  public Stream<Finding> evaluate(DiagnosisInput diagnosisInput) {
    return diagnosisInput.warnings().stream()
        .map(
            finding ->
                new Finding(
                    finding.code(),
                    Optional.empty(),
                    finding.cause(),
                    finding.evidence(),
                    finding.cure(),
                    finding.since(),
                    Severity.MAY_HARM));
  }
}
