package org.headgate.pool.service.diagnosis;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.headgate.config.database.PoolName;
import org.headgate.pool.api.Diagnosis;
import org.headgate.pool.api.DiagnosisCode;
import org.headgate.pool.persistence.faults.FaultKind;

/**
 * Runs the rules and orders their findings: first what harms requests now, then what may later and
 * what is over; causes before consequences.
 */
final class DiagnosisEngine {
  /** Faults without a code of their own that keep the monitor from the database. */
  private static final Set<FaultKind> DOWN =
      EnumSet.complementOf(
          EnumSet.of(
              FaultKind.AUTHENTICATION,
              FaultKind.WRONG_HOST,
              FaultKind.TLS_REFUSED,
              FaultKind.POOLER_LIMIT,
              FaultKind.SERVER_LIMIT,
              FaultKind.READ_ONLY));

  private static final List<DiagnosisRule> SYMPTOMS =
      List.of(
          new DatabaseFaultRule(
              DiagnosisCode.WRONG_PASSWORD, Set.of(FaultKind.AUTHENTICATION), true),
          new DatabaseFaultRule(DiagnosisCode.WRONG_HOST, Set.of(FaultKind.WRONG_HOST), true),
          new DatabaseFaultRule(DiagnosisCode.TLS_REFUSED, Set.of(FaultKind.TLS_REFUSED), true),
          new DatabaseFaultRule(DiagnosisCode.POOLER_LIMIT, Set.of(FaultKind.POOLER_LIMIT), true),
          new DatabaseFaultRule(DiagnosisCode.SERVER_LIMIT, Set.of(FaultKind.SERVER_LIMIT), true),
          new ServerLimitRule(),
          new DatabaseFaultRule(DiagnosisCode.DATABASE_DOWN, DOWN, false),
          new DatabaseFaultRule(DiagnosisCode.READ_ONLY, Set.of(FaultKind.READ_ONLY), true),
          new ReadOnlyServerRule(),
          new IdleTransactionRule(),
          new FormerBlockerRule(DiagnosisCode.IDLE_IN_TRANSACTION),
          new LockWaitRule(),
          new FormerBlockerRule(DiagnosisCode.LOCK_WAIT),
          new ConnectionLeakRule(),
          new LostConnectionRule(),
          new SlowQueryRule(),
          new PoolChangeRule(),
          new PoolTooSmallRule(),
          new OpenCircuitRule(),
          new ClockSkewRule(),
          new WarningRule());

  private static final Set<DiagnosisCode> KEEPS_OUT =
      EnumSet.range(DiagnosisCode.WRONG_PASSWORD, DiagnosisCode.TLS_REFUSED);

  private static final Set<DiagnosisCode> OPENS =
      EnumSet.range(DiagnosisCode.WRONG_PASSWORD, DiagnosisCode.READ_ONLY);

  private static final Comparator<Finding> HEAVIEST_FIRST =
      Comparator.comparing(Finding::severity).thenComparing(Finding::code);

  private DiagnosisEngine() {}

  static Diagnosis of(DiagnosisInput diagnosisInput) {
    return diagnosis(diagnosisInput, findings(diagnosisInput));
  }

  static Diagnosis diagnosis(DiagnosisInput diagnosisInput, List<Finding> findings) {
    return new Diagnosis(
        DiagnosisSummary.of(diagnosisInput, findings),
        findings.stream().map(Finding::item).toList());
  }

  /** Most severe first. */
  static List<Finding> findings(DiagnosisInput diagnosisInput) {
    List<Finding> all =
        SYMPTOMS.stream()
            .flatMap(diagnosisRule -> diagnosisRule.evaluate(diagnosisInput))
            .sorted(HEAVIEST_FIRST)
            .toList();
    return all.stream().filter(other -> !isExplained(other, all)).toList();
  }

  /**
   * An open circuit says nothing new beside the fault that opened it, nor does a database that is
   * down beside the reason why nobody can connect: connections that broke before the monitor met
   * that reason say less.
   */
  private static boolean isExplained(Finding finding, List<Finding> all) {
    return switch (finding.code()) {
      case DATABASE_DOWN -> isExplainedBy(KEEPS_OUT, finding, all);
      case CIRCUIT_OPEN -> isExplainedBy(OPENS, finding, all);
      default -> false;
    };
  }

  private static boolean isExplainedBy(
      Set<DiagnosisCode> causes, Finding finding, List<Finding> all) {
    return all.stream()
        .filter(other -> other.harms() && causes.contains(other.code()))
        .anyMatch(other -> other.pool().equals(finding.pool()) || isOperatorPool(finding, other));
  }

  private static boolean isOperatorPool(Finding circuit, Finding fault) {
    return circuit.pool().equals(Optional.of(PoolName.OPERATOR))
        && fault.pool().equals(Optional.of(PoolName.PLATFORM));
  }
}
