package org.headgate.pool.service.inspection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headgate.pool.persistence.Backend;
import org.headgate.pool.service.guard.ConnectionBorrow;

/**
 * Matches borrowers with server processes by time: a process began its transaction after its
 * borrower was admitted. The driver knows the process of a connection, but its class belongs to the
 * container, and asking the server at each borrow would cost a round trip. Where several pairings
 * are possible, the closest is used and marked as uncertain.
 */
final class BackendMatcher {
  private final Map<HeldConnection, Backend> pairs = new LinkedHashMap<>();
  private final List<HeldConnection> certain = new ArrayList<>();

  /**
   * @param backends all processes of the pool's application name
   * @param alone whether all of them are this node's
   */
  BackendMatcher(List<HeldConnection> borrows, List<Backend> backends, boolean alone) {
    backends.stream()
        .filter(backend -> backend.busy().isPresent())
        .sorted(Comparator.comparing(BackendMatcher::age).reversed())
        .forEach(backend -> pair(backend, borrows, alone));
  }

  Optional<Backend> backendOf(HeldConnection borrow) {
    return Optional.ofNullable(pairs.get(borrow));
  }

  boolean isCertain(HeldConnection borrow) {
    return certain.contains(borrow);
  }

  private void pair(Backend backend, List<HeldConnection> borrows, boolean alone) {
    List<HeldConnection> possible =
        borrows.stream()
            .filter(heldConnection -> !certain.contains(heldConnection))
            .filter(heldConnection -> heldConnection.held().compareTo(age(backend)) >= 0)
            .toList();
    possible.stream()
        .filter(heldConnection -> !pairs.containsKey(heldConnection))
        .min(Comparator.comparing(HeldConnection::held))
        .ifPresent(closest -> pairs.put(closest, backend));
    if (alone && possible.size() == 1 && backend.equals(pairs.get(possible.get(0)))) {
      certain.add(possible.get(0));
    }
  }

  private static Duration age(Backend backend) {
    return backend.busy().orElse(Duration.ZERO);
  }

  /** A borrow and its duration when the server answered. */
  record HeldConnection(ConnectionBorrow borrow, Duration held) {}
}
