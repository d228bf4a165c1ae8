package org.headgate.pool.service.tuning;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.headgate.common.service.DeferredAuditEntries;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.config.database.PoolName;
import org.headgate.pool.api.PoolChange;
import org.headgate.pool.persistence.PoolChangeRepository;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.events.PoolAuditEvent;
import org.headgate.pool.service.events.PoolChangeEvent;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;

/** Records who changed which pool and with what result, in the database and in the log. */
@ApplicationScoped
public class PoolChangeLog {

  private static final Logger LOG = SingleLineLogger.of(PoolChangeLog.class);
  private static final GuardedWork WRITE =
      GuardedWork.write(PoolName.OPERATOR, WorkPriority.OPERATOR);
  private static final GuardedWork READ =
      GuardedWork.read(PoolName.OPERATOR, WorkPriority.OPERATOR);

  /** Nobody changes pools so often in an outage that has a chance to end. */
  private static final int MAX_UNWRITTEN = 500;

  @Inject PoolChangeRepository changes;
  @Inject DatabaseGuard guard;
  @Inject ConnectionLeaseHolder lease;
  @Inject Event<PoolAuditEvent> auditEvents;
  @Inject Event<PoolChangeEvent> poolChangeEvent;

  /** Ends that could not be written: the pool was changed all the same. */
  private final Map<UUID, PoolChange> unwritten = new ConcurrentHashMap<>();

  private final DeferredAuditEntries unwrittenEntries =
      new DeferredAuditEntries(PoolChangeLog.class, "The outcome of a pool change", MAX_UNWRITTEN);

  /**
   * Records a change that is in force.
   *
   * @throws org.headgate.common.problem.TemporarilyUnavailableException when it cannot be recorded;
   *     it has to be reverted then
   */
  void opened(PoolChange change) {
    guard.run(WRITE, () -> changes.add(lease.nodeId(), change));
    auditEvents.fire(new PoolAuditEvent("change", change.pool(), details(change)));
    poolChangeEvent.fire(new PoolChangeEvent(change));
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

  /** A change that cannot be recorded as ended has ended all the same: it is recorded later. */
  PoolChange ended(PoolChange change) {
    LOG.log(
        Level.INFO,
        "The change {0} of the pool {1} was {2} by {3}{4}",
        change.changeId(),
        change.pool(),
        change.state().wireName(),
        change.endedBy().orElse(""),
        change.reason().map(": "::concat).orElse(""));
    poolChangeEvent.fire(new PoolChangeEvent(change));
    end(change);
    announce(change);
    return change;
  }

  private void end(PoolChange change) {
    try {
      guard.run(WRITE, () -> changes.end(change));
      unwritten.remove(change.changeId());
    } catch (RuntimeException e) {
      boolean isNew = unwritten.put(change.changeId(), change) == null;
      LOG.log(
          isNew ? Level.WARNING : Level.DEBUG,
          "The outcome of the pool change is written later",
          e);
    }
  }

  private void announce(PoolChange change) {
    try {
      auditEvents.fire(
          new PoolAuditEvent(
              action(change), change.pool(), details(change), Optional.of(unwrittenEntries::add)));
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "The outcome of the pool change is missing in the audit log", e);
    }
  }

  /** Writes what could not be written at its time. */
  void writeUnwritten() {
    List.copyOf(unwritten.values()).forEach(this::end);
    unwrittenEntries.write();
  }

  private static String action(PoolChange change) {
    return change.state() == PoolChange.State.CONFIRMED ? "confirm" : "revert";
  }

  private static Map<String, String> details(PoolChange change) {
    Map<String, String> details = new TreeMap<>();
    details.put("change_id", change.changeId().toString());
    details.put("before", change.before().toString());
    details.put("after", change.after().toString());
    change.reason().ifPresent(reason -> details.put("reason", reason));
    return details;
  }

  List<PoolChange> latest() {
    return read(changes::latest).stream().map(this::known).toList();
  }

  Optional<PoolChange> find(UUID id) {
    return read(() -> changes.find(id)).map(this::known);
  }

  private PoolChange known(PoolChange stored) {
    return unwritten.getOrDefault(stored.changeId(), stored);
  }

  private <T> T read(Supplier<T> query) {
    return guard.call(READ, query);
  }
}
