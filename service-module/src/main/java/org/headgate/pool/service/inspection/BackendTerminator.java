package org.headgate.pool.service.inspection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.Map;
import org.headgate.common.problem.ResourceNotFoundException;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.config.database.PoolName;
import org.headgate.pool.api.BackendSignalResult;
import org.headgate.pool.api.ForeignBackendException;
import org.headgate.pool.persistence.Backend;
import org.headgate.pool.persistence.BackendSignalSender.Signal;
import org.headgate.pool.service.events.BackendSignalEvent;
import org.headgate.pool.service.events.PoolAuditEvent;

/**
 * Cancels a statement or terminates a process of the platform's server. Only in our own databases,
 * and audited before it is done.
 */
@ApplicationScoped
public class BackendTerminator {

  private static final Logger LOG = SingleLineLogger.of(BackendTerminator.class);

  @Inject DatabaseServerInspector server;
  @Inject OwnDatabases own;
  @Inject Event<PoolAuditEvent> auditEvents;
  @Inject Event<BackendSignalEvent> backendSignalEvent;

  /**
   * Cancels the process's statement.
   *
   * @throws ResourceNotFoundException when there is no such process in our databases
   * @throws ForeignBackendException when our role may not signal it
   */
  public BackendSignalResult cancel(int pid, String actor) {
    return signal(Signal.CANCEL, pid, actor);
  }

  /** As {@link #cancel}: rolls back the process's transaction and closes its connection. */
  public BackendSignalResult terminate(int pid, String actor) {
    return signal(Signal.TERMINATE, pid, actor);
  }

  private BackendSignalResult signal(Signal signal, int pid, String actor) {
    Backend backend =
        server.backends().stream()
            .filter(candidate -> candidate.pid() == pid)
            .filter(own::has)
            .findFirst()
            .orElseThrow(() -> ResourceNotFoundException.backend(pid));
    announce(signal, backend);
    boolean isSignalled =
        server.send(signal, pid).orElseThrow(() -> new ForeignBackendException(pid));
    backendSignalEvent.fire(new BackendSignalEvent(pid, actor));
    LOG.log(
        Level.INFO,
        "{0}: {1} of process {2}, {3}, {4}",
        actor,
        action(signal),
        String.valueOf(pid),
        backend.application(),
        backend.state());
    return new BackendSignalResult(
        pid, backend.application(), backend.user(), backend.state(), isSignalled);
  }

  private void announce(Signal signal, Backend backend) {
    try {
      auditEvents.fire(
          new PoolAuditEvent(
              action(signal),
              PoolName.PLATFORM.wireName(),
              Map.of(
                  "pid", String.valueOf(backend.pid()),
                  "application", backend.application(),
                  "role", backend.user(),
                  "state", backend.state())));
    } catch (RuntimeException e) {
      // The process to be ended may be the one that blocks the log.
      LOG.log(Level.WARNING, "A signal was not written into the audit log", e);
    }
  }

  private static String action(Signal signal) {
    return signal.name().toLowerCase(Locale.ROOT) + "_backend";
  }
}
