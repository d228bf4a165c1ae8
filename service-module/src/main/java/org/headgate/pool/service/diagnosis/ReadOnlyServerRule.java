package org.headgate.pool.service.diagnosis;

import java.util.Optional;
import java.util.stream.Stream;
import org.headgate.pool.api.DiagnosisCode;
import org.headgate.pool.persistence.faults.FaultKind;
import org.headgate.pool.service.diagnosis.Finding.Severity;

/** Names a server that is a standby, or that takes no writes from our sessions. */
final class ReadOnlyServerRule implements DiagnosisRule {

  @Override
  public Stream<Finding> evaluate(DiagnosisInput diagnosisInput) {
    return diagnosisInput.server().stream()
        .map(server -> server.limits())
        .filter(limits -> limits.inRecovery() || limits.readOnly())
        .map(
            limits ->
                new Finding(
                    DiagnosisCode.READ_ONLY,
                    Optional.empty(),
                    limits.inRecovery()
                        ? "The server is a standby and takes no writes."
                        : "The database is set to read-only; new connections cannot write.",
                    limits.inRecovery()
                        ? "pg_is_in_recovery() is true."
                        : "default_transaction_read_only is on.",
                    FaultKind.READ_ONLY.cure(),
                    diagnosisInput.now(),
                    Severity.HARMS));
  }
}
