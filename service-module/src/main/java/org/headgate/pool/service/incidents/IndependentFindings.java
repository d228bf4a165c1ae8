package org.headgate.pool.service.incidents;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.headgate.config.database.PoolName;
import org.headgate.pool.api.Diagnosis;
import org.headgate.pool.api.DiagnosisCode;

/**
 * Selects the findings that are incidents of their own: the most severe one of each database, and a
 * wrong clock. Lighter findings of the same database may follow from it, and so may the same fault
 * of the other one.
 */
public final class IndependentFindings {

  private IndependentFindings() {}

  /**
   * @param harmful the findings, most severe first
   */
  static List<Diagnosis.Item> of(List<Diagnosis.Item> harmful) {
    List<Diagnosis.Item> causes = new ArrayList<>();
    for (Diagnosis.Item finding : harmful) {
      if (causes.stream().noneMatch(cause -> explains(cause, finding))) {
        causes.add(finding);
      }
    }
    return causes;
  }

  /** Whether a finding that is at least as severe may be the cause of another one. */
  public static boolean explains(Diagnosis.Item cause, Diagnosis.Item finding) {
    if (cause.code() == finding.code()) {
      return true;
    }
    return !isClock(cause)
        && !isClock(finding)
        && (cause.pool().isEmpty()
            || finding.pool().isEmpty()
            || database(cause).equals(database(finding)));
  }

  private static boolean isClock(Diagnosis.Item finding) {
    return finding.code() == DiagnosisCode.CLOCK_SKEW;
  }

  private static Optional<PoolName> database(Diagnosis.Item finding) {
    return finding.pool().map(PoolName::ofWireName).map(PoolName::database);
  }
}
