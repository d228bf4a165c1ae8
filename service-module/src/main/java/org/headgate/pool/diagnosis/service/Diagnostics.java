package org.headgate.pool.diagnosis.service;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.Diagnosis;
import org.headgate.pool.DiagnosisCode;
import org.headgate.pool.persistence.FaultKind;

/**
 * Names what is wrong, heaviest first: what harms requests now before what may later and what is
 * over, and causes before what they bring about.
 */
final class Diagnostics {
  /** Whatever keeps the watch from the database and has no code of its own. */
  private static final Set<FaultKind> DOWN =
      EnumSet.complementOf(
          EnumSet.of(
              FaultKind.AUTHENTICATION,
              FaultKind.WRONG_HOST,
              FaultKind.TLS_REFUSED,
              FaultKind.POOLER_LIMIT,
              FaultKind.SERVER_LIMIT,
              FaultKind.READ_ONLY));

  private static final List<Symptom> SYMPTOMS =
      List.of(
          new FaultSymptom(DiagnosisCode.WRONG_PASSWORD, Set.of(FaultKind.AUTHENTICATION), true),
          new FaultSymptom(DiagnosisCode.WRONG_HOST, Set.of(FaultKind.WRONG_HOST), true),
          new FaultSymptom(DiagnosisCode.TLS_REFUSED, Set.of(FaultKind.TLS_REFUSED), true),
          new FaultSymptom(DiagnosisCode.POOLER_LIMIT, Set.of(FaultKind.POOLER_LIMIT), true),
          new FaultSymptom(DiagnosisCode.SERVER_LIMIT, Set.of(FaultKind.SERVER_LIMIT), true),
          new ServerFull(),
          new FaultSymptom(DiagnosisCode.DATABASE_DOWN, DOWN, false),
          new FaultSymptom(DiagnosisCode.READ_ONLY, Set.of(FaultKind.READ_ONLY), true),
          new ReadOnlyServer(),
          new ForgottenTransaction(),
          new LockWaits(),
          new Leaks(),
          new LostConnections(),
          new SlowQueries(),
          new PoolTooSmall(),
          new OpenCircuit(),
          new ClockSkew());

  private static final Set<DiagnosisCode> KEEPS_OUT =
      EnumSet.range(DiagnosisCode.WRONG_PASSWORD, DiagnosisCode.TLS_REFUSED);

  private static final Set<DiagnosisCode> OPENS =
      EnumSet.range(DiagnosisCode.WRONG_PASSWORD, DiagnosisCode.READ_ONLY);

  private static final Comparator<Finding> HEAVIEST_FIRST =
      Comparator.comparing(Finding::weight).thenComparing(Finding::code);

  private Diagnostics() {}

  static Diagnosis of(Sights sights) {
    List<Finding> findings = findings(sights);
    return new Diagnosis(
        Summary.of(sights, findings), findings.stream().map(Finding::item).toList());
  }

  /** Heaviest first. */
  static List<Finding> findings(Sights sights) {
    List<Finding> all =
        SYMPTOMS.stream().flatMap(symptom -> symptom.in(sights)).sorted(HEAVIEST_FIRST).toList();
    return all.stream().filter(each -> !isExplained(each, all)).toList();
  }

  /**
   * An open circuit says nothing new beside the fault that opened it, nor does a database that is
   * down beside the reason why nobody gets in: what was cut off before the watch met that reason
   * says less.
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
        .filter(each -> each.harms() && causes.contains(each.code()))
        .anyMatch(each -> each.pool().equals(finding.pool()) || isTheLane(finding, each));
  }

  private static boolean isTheLane(Finding circuit, Finding fault) {
    return circuit.pool().equals(Optional.of(DatabaseName.OPERATOR))
        && fault.pool().equals(Optional.of(DatabaseName.PLATFORM));
  }
}
