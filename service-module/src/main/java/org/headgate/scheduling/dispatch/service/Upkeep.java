package org.headgate.scheduling.dispatch.service;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.headgate.scheduling.persistence.DispatchNodes;
import org.headgate.text.SingleLineLogger;

/**
 * Looks now and then for what was left behind: by nodes that died, by answers that were lost, by
 * two steps that did not see each other.
 */
final class Upkeep {

  private static final Logger LOG = SingleLineLogger.of(Upkeep.class);
  private static final int MOST_TAKEN_OVER = 500;
  private static final int MOST_RELEASED = 1000;
  private static final Duration LOST = Duration.ofSeconds(30);

  private final UUID node;
  private final DispatchNodes nodes;
  private final Door door;
  private final Workers workers;
  private final Pulse pulse;
  private final DispatchListener listener;
  private final Runnable found;
  private final Trouble trouble = new Trouble("What others left behind cannot be looked for");

  Upkeep(
      UUID node,
      DispatchNodes nodes,
      Door door,
      Workers workers,
      Pulse pulse,
      DispatchListener listener,
      Runnable found) {
    this.node = node;
    this.nodes = nodes;
    this.door = door;
    this.workers = workers;
    this.pulse = pulse;
    this.listener = listener;
    this.found = found;
  }

  void lookAround() {
    if (!pulse.isAlive()) {
      return;
    }
    try {
      takeOver();
      freeLost(LOST);
      door.call(
          () -> {
            nodes.release(MOST_RELEASED);
            nodes.forget();
            return node;
          });
      listener.sawBacklog(door.call(nodes::backlog));
      trouble.gone();
    } catch (RuntimeException | Error unavailable) {
      // The next look finds it all the same.
      trouble.note(unavailable);
    }
  }

  /**
   * Frees at once what a claim took whose answer was lost; while no other claim is under way, for
   * what it takes would seem lost too.
   *
   * @throws RuntimeException when the database does not answer
   */
  void freeUnanswered() {
    freeLost(Duration.ZERO);
  }

  private void takeOver() {
    if (pulse.isSteady()) {
      int taken = door.call(() -> nodes.takeOver(MOST_TAKEN_OVER));
      if (taken > 0) {
        LOG.log(Level.WARNING, "{0} executions of dead nodes are free for another attempt", taken);
        found.run();
      }
    }
  }

  private void freeLost(Duration age) {
    // First what is known: what ends while the database is asked would else seem to be lost.
    Set<UUID> known = workers.known();
    List<UUID> believed = door.call(() -> nodes.running(node, age));
    List<UUID> lost = believed.stream().filter(execution -> !known.contains(execution)).toList();
    int freed = lost.isEmpty() ? 0 : door.call(() -> nodes.freeLost(node, lost));
    if (freed > 0) {
      LOG.log(Level.WARNING, "{0} executions were given to this node without its knowing", freed);
      found.run();
    }
  }
}
