package org.headgate.pool.insight.service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headgate.pool.persistence.Backend;

/**
 * Finds out which process of the server works for which borrower, by time: a process began its
 * transaction after its borrower was admitted. The driver knows the process behind a connection,
 * but its class is the container's and not ours, and asking the server at each borrow would cost a
 * round trip. Where more than one pairing is possible the closest is taken and called uncertain.
 */
final class BackendMatch {
  private final Map<HeldBorrow, Backend> pairs = new LinkedHashMap<>();
  private final List<HeldBorrow> certain = new ArrayList<>();

  /**
   * @param backends all processes of the pool's application name
   * @param alone whether all of them are this node's
   */
  BackendMatch(List<HeldBorrow> borrows, List<Backend> backends, boolean alone) {
    backends.stream()
        .filter(backend -> backend.busy().isPresent())
        .sorted(Comparator.comparing(BackendMatch::age).reversed())
        .forEach(backend -> pair(backend, borrows, alone));
  }

  Optional<Backend> backendOf(HeldBorrow borrow) {
    return Optional.ofNullable(pairs.get(borrow));
  }

  boolean isCertain(HeldBorrow borrow) {
    return certain.contains(borrow);
  }

  private void pair(Backend backend, List<HeldBorrow> borrows, boolean alone) {
    List<HeldBorrow> possible =
        borrows.stream()
            .filter(each -> !certain.contains(each))
            .filter(each -> each.held().compareTo(age(backend)) >= 0)
            .toList();
    possible.stream()
        .filter(each -> !pairs.containsKey(each))
        .min(Comparator.comparing(HeldBorrow::held))
        .ifPresent(closest -> pairs.put(closest, backend));
    if (alone && possible.size() == 1 && backend.equals(pairs.get(possible.get(0)))) {
      certain.add(possible.get(0));
    }
  }

  private static Duration age(Backend backend) {
    return backend.busy().orElse(Duration.ZERO);
  }
}
