package org.headgate.pool.insight.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.Map;
import org.headgate.pool.BackendNotOurs;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.EndedBackend;
import org.headgate.pool.NoSuchBackend;
import org.headgate.pool.persistence.Backend;
import org.headgate.pool.persistence.BackendSignals.Signal;
import org.headgate.pool.service.PoolDeed;
import org.headgate.text.SingleLineLogger;

/**
 * Ends what is in everybody's way at the platform's server: a statement, or a whole process. Only
 * in our own databases, and noted before it is done.
 */
@ApplicationScoped
public class BackendEnding {

  private static final Logger LOG = SingleLineLogger.of(BackendEnding.class);

  @Inject PlatformServer server;
  @Inject OwnDatabases own;
  @Inject Event<PoolDeed> deeds;

  /**
   * Stops the process's statement.
   *
   * @throws NoSuchBackend when none of that number works in our databases
   * @throws BackendNotOurs when our role has no power over it
   */
  public EndedBackend cancel(int pid, String actor) {
    return end(Signal.CANCEL, pid, actor);
  }

  /** As {@link #cancel}: rolls back the process's transaction and closes its connection. */
  public EndedBackend terminate(int pid, String actor) {
    return end(Signal.TERMINATE, pid, actor);
  }

  private EndedBackend end(Signal signal, int pid, String actor) {
    Backend backend =
        server.backends().stream()
            .filter(each -> each.pid() == pid)
            .filter(own::has)
            .findFirst()
            .orElseThrow(() -> new NoSuchBackend(pid));
    note(signal, backend);
    boolean told = server.send(signal, pid).orElseThrow(() -> new BackendNotOurs(pid));
    LOG.log(
        Level.INFO,
        "{0}: {1} of process {2}, {3}, {4}",
        actor,
        deed(signal),
        String.valueOf(pid),
        backend.application(),
        backend.state());
    return new EndedBackend(pid, backend.application(), backend.user(), backend.state(), told);
  }

  private void note(Signal signal, Backend backend) {
    try {
      deeds.fire(
          new PoolDeed(
              deed(signal),
              DatabaseName.PLATFORM.wireName(),
              Map.of(
                  "pid", String.valueOf(backend.pid()),
                  "application", backend.application(),
                  "role", backend.user(),
                  "state", backend.state())));
    } catch (RuntimeException notWritten) {
      // What is to be ended may be what keeps the log from being written.
      LOG.log(Level.WARNING, "A signal was not written into the audit log", notWritten);
    }
  }

  private static String deed(Signal signal) {
    return signal.name().toLowerCase(Locale.ROOT) + "_backend";
  }
}
