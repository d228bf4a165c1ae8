package org.headgate.pool.service.diagnosis;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.headgate.pool.persistence.Backend;

/** Follows who blocks whom, up to those who wait for nobody. */
final class BlockingChain {
  /** PostgreSQL's names for locked objects without a name. */
  private static final Set<String> NAMELESS =
      Set.of("transactionid", "virtualxid", "tuple", "page", "object", "relation", "extend");

  private BlockingChain() {}

  /** All processes that wait for a lock of this one, directly or behind others. */
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
            blocker ->
                blocker == pid
                    || diagnosisInput
                        .backend(blocker)
                        .filter(next -> reaches(next, pid, diagnosisInput, seen))
                        .isPresent());
  }

  /**
   * The process at the beginning of the chain, which waits for nobody; empty where none is seen.
   */
  static Optional<Backend> rootOf(Backend waiting, DiagnosisInput diagnosisInput) {
    return diagnosisInput.seenBackends().stream()
        .filter(backend -> !backend.waitsForALock())
        .filter(backend -> reaches(waiting, backend.pid(), diagnosisInput, new HashSet<>()))
        .findFirst();
  }

  /** "psql (pid 617, postgres at 127.0.0.1) has locked platform.account". */
  static String lockOf(Backend root, DiagnosisInput diagnosisInput) {
    return "%s has locked %s".formatted(nameOf(root), lockedBy(root, diagnosisInput));
  }

  /** "psql (pid 617, postgres at 127.0.0.1)". */
  static String nameOf(Backend backend) {
    return "%s (pid %s, %s %s)"
        .formatted(
            backend.application().isEmpty() ? "A client" : backend.application(),
            backend.pid(),
            backend.user(),
            backend.client().equals("local") ? "on a socket" : "at " + backend.client());
  }

  /** "14 wait". */
  static String waitingBehind(Backend root, DiagnosisInput diagnosisInput) {
    return DurationFormat.count(behind(root, diagnosisInput).size(), "waits", "wait");
  }

  /** The table that those behind it want, or rows where they want different objects. */
  static String lockedBy(Backend root, DiagnosisInput diagnosisInput) {
    return behind(root, diagnosisInput).stream()
        .flatMap(waiting -> waiting.wants().stream())
        .map(wants -> wants.substring(wants.indexOf(" on ") + " on ".length()))
        .filter(name -> !NAMELESS.contains(name))
        .map(name -> name.equals("advisory") ? "an advisory key" : name)
        .findFirst()
        .orElse("rows");
  }
}
