package org.headgate.pool.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.PoolChange;
import org.headgate.pool.persistence.PoolChanges;

/** Who changed which pool and what became of it, in the database and as lines of the log. */
@ApplicationScoped
public class ChangeLog {

  private static final Logger LOG = System.getLogger(ChangeLog.class.getName());
  private static final GuardedWork WRITE =
      GuardedWork.write(DatabaseName.OPERATOR, WorkClass.OPERATOR);
  private static final GuardedWork READ =
      GuardedWork.read(DatabaseName.OPERATOR, WorkClass.OPERATOR);

  @Inject PoolChanges changes;
  @Inject DatabaseGuard guard;
  @Inject ConnectionLease lease;

  /**
   * @throws org.headgate.problem.ServiceUnavailable when it cannot be written; it must not be
   *     applied then
   */
  void opened(PoolChange change) {
    guard.run(WRITE, () -> changes.add(lease.nodeId(), change));
    LOG.log(
        Level.INFO,
        "{0} changed the pool {1} from {2} to {3}, until {4} unless confirmed ({5})",
        change.actor(),
        change.pool(),
        change.before(),
        change.after(),
        change.revertsAt(),
        change.changeId());
  }

  /** A change that cannot be written as over is over all the same: a later sweep writes it. */
  PoolChange ended(PoolChange change) {
    LOG.log(
        Level.INFO,
        "The change {0} of the pool {1} was {2} by {3}{4}",
        change.changeId(),
        change.pool(),
        change.state().wireName(),
        change.endedBy().orElse(""),
        change.reason().map(": "::concat).orElse(""));
    try {
      guard.run(WRITE, () -> changes.end(change));
    } catch (RuntimeException notWritten) {
      LOG.log(Level.WARNING, "The end of the change was not written", notWritten);
    }
    return change;
  }

  List<PoolChange> latest() {
    return read(changes::latest);
  }

  Optional<PoolChange> find(UUID id) {
    return read(() -> changes.find(id));
  }

  private <T> T read(Supplier<T> query) {
    return guard.call(READ, query);
  }
}
