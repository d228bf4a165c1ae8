package org.headgate.pool.service.diagnosis;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.headgate.pool.persistence.Backend;

/** Who stands in the way of whom, up to those who wait for nobody. */
final class BlockingChain {
  private BlockingChain() {}

  /** Everybody who waits for a lock that this one holds, directly or behind others. */
  static List<Backend> behind(Backend root, DiagnosisInput diagnosisInput) {
    return diagnosisInput.seenBackends().stream()
        .filter(Backend::waitsForALock)
        .filter(waiting -> reaches(waiting, root.pid(), diagnosisInput, new HashSet<>()))
        .toList();
  }

  private static boolean reaches(
      Backend waiting, int pid, DiagnosisInput diagnosisInput, Set<Integer> seen) {
    return waiting.blockedBy().stream()
        .filter(seen::add)
        .anyMatch(
            each ->
                each == pid
                    || diagnosisInput
                        .backend(each)
                        .filter(next -> reaches(next, pid, diagnosisInput, seen))
                        .isPresent());
  }
}
