package org.headgate.pool.service.incidents;

import java.util.Optional;
import org.headgate.pool.api.Diagnosis;
import org.headgate.pool.api.DiagnosisCode;

/** Identifies a finding: what is wrong, and with which pool. */
record FindingKey(DiagnosisCode code, Optional<String> pool) {

  static FindingKey of(Diagnosis.Item finding) {
    return new FindingKey(finding.code(), finding.pool());
  }
}
