package org.headgate.pool.service.diagnosis;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headgate.config.database.PoolName;
import org.headgate.pool.api.PoolChange;
import org.headgate.pool.service.diagnosis.DiagnosisHistory.FormerBlocker;
import org.headgate.pool.service.events.BackendSignalEvent;
import org.headgate.pool.service.events.PoolChangeEvent;

/**
 * Remembers between diagnoses what explained a full pool and who was blocking, so that a problem
 * that is over can be reported with who ended it. It knows only what a diagnosis saw.
 */
@ApplicationScoped
class RecentDiagnoses {
  private final Map<PoolName, PoolChange> changes = new EnumMap<>(PoolName.class);
  private final Map<PoolName, Instant> explained = new EnumMap<>(PoolName.class);
  private final Map<Integer, FormerBlocker> blockers = new HashMap<>();
  private final Map<Integer, String> signals = new HashMap<>();

  synchronized void changed(@Observes PoolChangeEvent event) {
    Arrays.stream(PoolName.values())
        .filter(pool -> pool.wireName().equals(event.change().pool()))
        .forEach(pool -> changes.put(pool, event.change()));
  }

  synchronized void signalled(@Observes BackendSignalEvent event) {
    signals.put(event.pid(), event.actor());
  }

  synchronized DiagnosisHistory history() {
    return new DiagnosisHistory(changes, explained, blockers());
  }

  /** Records the findings of a diagnosis. */
  synchronized void recordFindings(DiagnosisInput input, List<Finding> findings) {
    input.pools().stream()
        .filter(
            pool ->
                PoolShortage.isExplained(pool, findings) || input.dominant(pool.pool()).isPresent())
        .forEach(pool -> explained.put(pool.pool(), input.now()));
    findings.stream().filter(Finding::harms).forEach(finding -> recordFinding(finding, input));
    blockers.values().removeIf(blocker -> !input.isRecent(blocker.lastSeen()));
    signals.keySet().retainAll(blockers.keySet());
  }

  private void recordFinding(Finding finding, DiagnosisInput input) {
    finding
        .backendPid()
        .flatMap(input::backend)
        .ifPresent(
            root ->
                blockers.put(
                    root.pid(),
                    new FormerBlocker(
                        finding.code(),
                        root.pid(),
                        BlockingChain.nameOf(root),
                        BlockingChain.lockedBy(root, input),
                        root.inTransaction().orElse(root.inState()),
                        finding.since(),
                        input.now(),
                        Optional.empty())));
  }

  private List<FormerBlocker> blockers() {
    return blockers.values().stream()
        .map(blocker -> blocker.endedBy(Optional.ofNullable(signals.get(blocker.pid()))))
        .toList();
  }
}
